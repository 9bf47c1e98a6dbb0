import { create, parseDependencies } from 'mathjs/number'
import { refusal } from './tokens.ts'

/** The nodes of mathjs that equation text can lead to; see `parse` for the ones that are accepted. */
export type ParsedNode =
  | { readonly type: 'ConstantNode'; readonly value: unknown }
  | { readonly type: 'SymbolNode'; readonly name: string }
  | { readonly type: 'ParenthesisNode'; readonly content: ParsedNode }
  | {
      readonly type: 'OperatorNode'
      readonly op: string
      readonly args: readonly ParsedNode[]
      readonly implicit: boolean
    }
  | { readonly type: 'FunctionNode'; readonly fn: ParsedNode; readonly args: readonly ParsedNode[] }
  | {
      readonly type: 'ConditionalNode'
      readonly condition: ParsedNode
      readonly trueExpr: ParsedNode
      readonly falseExpr: ParsedNode
    }
  | { readonly type: 'RangeNode' | 'RelationalNode' }

let math: ReturnType<typeof create> | undefined

/** The raw syntax tree of the text, nothing checked. @throws SyntaxError with the column where parsing failed. */
export function parseText(text: string, where: string): ParsedNode {
  math ??= create(parseDependencies)
  try {
    // Blanks of equal length keep the columns, and line breaks would separate statements.
    return math.parse(text.replace(/\s/g, ' ')) as unknown as ParsedNode
  } catch (error) {
    if (error instanceof RangeError) throw refusal(where, text, 1, 'formula too deeply nested')
    const { message, char } = error as Error & { readonly char?: number }
    throw refusal(where, text, char ?? 1, message.replace(/ \(char \d+\)$/, ''))
  }
}
