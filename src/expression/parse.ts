import {
  type ArithmeticOperator,
  type Comparator,
  type Comparison,
  type ConstantName,
  children,
  constants,
  type Expression,
  type Names,
} from './expression.ts'
import { functions } from './functions.ts'
import { type ParsedNode, parseText } from './mathjs.ts'
import { suggestion } from './near-names.ts'
import { refusal, type Token, tokens } from './tokens.ts'

const maxLength = 10_000
// Second derivatives grow with the cube of the depth of nesting, but only in proportion to the terms of a sum.
const maxDepth = 64
const depthOfTerm = 1 / 10

type OperatorNode = ParsedNode & { readonly type: 'OperatorNode' }

/** Position in the text while the tree is walked in reading order, so that every refusal can name its column. */
interface Cursor {
  readonly where: string
  readonly text: string
  readonly names: Names
  readonly tokens: readonly Token[]
  next: number
  depth: number
}

/**
 * The checked syntax tree of equation text; `where` opens every error message.
 * @throws SyntaxError naming the column for anything but arithmetic, known functions and names, and conditions.
 */
export function parse(text: string, names: Names, where: string): Expression {
  if (typeof text !== 'string') throw new TypeError(`${where}: expected equation text, got ${String(text)}`)
  if (text.length > maxLength)
    throw new SyntaxError(`${where}: the text has ${text.length} characters, more than ${maxLength}; use a function`)
  const cursor: Cursor = { where, text, names, tokens: tokens(text, where), next: 0, depth: 0 }
  if (cursor.tokens.length === 0) throw new SyntaxError(`${where}: the equation is empty`)
  const expression = convert(parseText(text, where), cursor)
  if (cursor.next < cursor.tokens.length) throw unexpected(cursor, take(cursor))
  return expression
}

function convert(node: ParsedNode, cursor: Cursor, levels = 1): Expression {
  return nested(cursor, levels, () => convertNode(node, cursor))
}

function nested<T>(cursor: Cursor, levels: number, make: () => T): T {
  cursor.depth += levels
  if (cursor.depth > maxDepth) {
    const limit = `at most ${maxDepth} levels, of which ${1 / depthOfTerm} terms of a sum make one; use a function`
    throw refuse(cursor, peek(cursor), 'formula too deeply nested', limit)
  }
  const made = make()
  cursor.depth -= levels
  return made
}

function convertNode(node: ParsedNode, cursor: Cursor): Expression {
  switch (node.type) {
    case 'ParenthesisNode':
      return convert(node.content, cursor)
    case 'ConstantNode':
      return convertNumber(node.value, cursor)
    case 'SymbolNode':
      return convertSymbol(cursor)
    case 'OperatorNode':
      return node.args.length === 1 ? convertUnary(node, cursor) : convertBinary(node, cursor)
    case 'FunctionNode':
      return convertCall(node.args, cursor)
    case 'ConditionalNode':
      return convertChoice(node, cursor)
    default:
      throw unexpected(cursor, peek(cursor))
  }
}

function convertNumber(value: unknown, cursor: Cursor): Expression {
  const token = take(cursor)
  if (typeof value !== 'number' || !/^[\d.]/.test(token.text) || Number(token.text) !== value)
    throw unexpected(cursor, token)
  if (!Number.isFinite(value)) throw refuse(cursor, token, `number ${token.text} is too large`)
  return { kind: 'number', value }
}

function convertSymbol(cursor: Cursor): Expression {
  const { names } = cursor
  const token = take(cursor)
  const name = token.text
  if (isDeclared(name, names)) return { kind: 'symbol', name }
  if (constants.has(name)) return { kind: 'constant', name: name as ConstantName }
  if (functions.has(name)) throw refuse(cursor, token, `function '${name}' without arguments`, `write ${name}(…)`)
  const known = [...names.variables, ...names.parameters, ...(names.time ? ['t'] : []), ...constants.keys()]
  const wayOut = `known here: ${known.join(', ')}; declare others as parameters`
  throw refuse(cursor, token, `unknown name '${name}'${suggestion(name, [...known, ...functions.keys()])}`, wayOut)
}

function isDeclared(name: string, { variables, parameters, time }: Names): boolean {
  return variables.includes(name) || parameters.includes(name) || (time && name === 't')
}

function convertUnary({ op, args }: OperatorNode, cursor: Cursor): Expression {
  const token = take(cursor)
  if (token.text !== op || (op !== '-' && op !== '+')) throw unexpected(cursor, token)
  const operand = convert(args[0]!, cursor)
  return op === '+' ? operand : { kind: 'negate', operand }
}

function convertBinary(node: OperatorNode, cursor: Cursor): Expression {
  const { op, args } = node
  const [left, right] = args as [ParsedNode, ParsedNode]
  const first = peek(cursor)
  const leftExpression = convert(left, cursor, op === '+' || op === '-' ? depthOfTerm : 1)
  if (!node.implicit) takeOperator(cursor, op, arithmeticOperators)
  if (isAmbiguous(node))
    throw refuse(cursor, first, 'division beside a product without *', 'write the * or parentheses')
  return { kind: 'arithmetic', operator: op as ArithmeticOperator, left: leftExpression, right: convert(right, cursor) }
}

/** 1/2 x and 1/a x read alike, but only the first is (1/2) x. */
function isAmbiguous({ op, args, implicit }: OperatorNode): boolean {
  const isDivision = (node: ParsedNode) => node.type === 'OperatorNode' && node.op === '/'
  const isImplicit = (node: ParsedNode) => node.type === 'OperatorNode' && node.implicit
  return (implicit && args.some(isDivision)) || (op === '/' && args.some(isImplicit))
}

function convertCall(args: readonly ParsedNode[], cursor: Cursor): Expression {
  const token = take(cursor)
  const name = token.text
  const entry = functions.get(name)
  if (cursor.names.delays && cursor.names.variables.includes(name)) return convertDelayed(name, args, token, cursor)
  if (isDeclared(name, cursor.names) || constants.has(name))
    throw refuse(cursor, token, `'${name}' is not a function`, `write ${name}*(…) for a product`)
  if (!entry) {
    const known = [...functions.keys()]
    throw refuse(cursor, token, `unknown function '${name}'${suggestion(name, known)}`, `known: ${known.join(', ')}`)
  }
  if (args.length !== entry.arity) {
    const expected = entry.arity === 1 ? '1 argument' : `${entry.arity} arguments`
    throw refuse(cursor, token, `${name} takes ${expected}, got ${args.length}`)
  }
  const converted = args.map((arg) => convert(arg, cursor))
  const [left, right] = converted
  if (name === 'pow') return { kind: 'arithmetic', operator: '^', left: left!, right: right! }
  return { kind: 'call', name, args: converted }
}

function convertDelayed(name: string, args: readonly ParsedNode[], token: Token, cursor: Cursor): Expression {
  const lag = args.length === 1 ? convertLag(args[0]!, cursor) : undefined
  if (!lag)
    throw refuse(cursor, token, `'${name}(…)' is no look into the past`, `write ${name}(t - lag), or ${name}*(…)`)
  if (looksBack(lag)) throw refuse(cursor, token, 'lag that looks into the past itself', 'use the present state')
  return { kind: 'delayed', name, lag }
}

/** The lag of t - a, or a + b - c of t - a - b + c; nothing is taken from the text if it is neither. */
function convertLag(node: ParsedNode, cursor: Cursor): Expression | undefined {
  const sum = withoutParentheses(node)
  if (sum.type !== 'OperatorNode' || sum.args.length !== 2) return undefined
  const [left, right] = sum.args as [ParsedNode, ParsedNode]
  if (sum.op === '-' && isTime(left)) {
    take(cursor)
    takeOperator(cursor, '-', arithmeticOperators)
    return convert(right, cursor)
  }
  if (sum.op !== '-' && sum.op !== '+') return undefined
  const lag = nested(cursor, depthOfTerm, () => convertLag(left, cursor))
  if (!lag) return undefined
  takeOperator(cursor, sum.op, arithmeticOperators)
  return { kind: 'arithmetic', operator: sum.op === '-' ? '+' : '-', left: lag, right: convert(right, cursor) }
}

function withoutParentheses(node: ParsedNode): ParsedNode {
  return node.type === 'ParenthesisNode' ? withoutParentheses(node.content) : node
}

function isTime(node: ParsedNode): boolean {
  const symbol = withoutParentheses(node)
  return symbol.type === 'SymbolNode' && symbol.name === 't'
}

function looksBack(expression: Expression): boolean {
  return expression.kind === 'delayed' || children(expression).some(looksBack)
}

function convertChoice(node: ParsedNode & { readonly type: 'ConditionalNode' }, cursor: Cursor): Expression {
  const test = convertComparison(node.condition, cursor)
  takeOperator(cursor, '?', ['?'])
  const whenTrue = convert(node.trueExpr, cursor)
  takeOperator(cursor, ':', [':'])
  return { kind: 'choice', test, whenTrue, whenFalse: convert(node.falseExpr, cursor) }
}

function convertComparison(node: ParsedNode, cursor: Cursor): Comparison {
  if (node.type === 'ParenthesisNode') return convertComparison(node.content, cursor)
  if (node.type !== 'OperatorNode' || !comparators.includes(node.op))
    throw refuse(cursor, peek(cursor), 'condition that is not one comparison', 'write a < b ? … : …')
  const left = convert(node.args[0]!, cursor)
  takeOperator(cursor, node.op, comparators)
  return { comparator: node.op as Comparator, left, right: convert(node.args[1]!, cursor) }
}

const arithmeticOperators: readonly string[] = ['+', '-', '*', '/', '^']
const comparators: readonly string[] = ['<', '<=', '>', '>=', '==', '!=']

function takeOperator(cursor: Cursor, operator: string, allowed: readonly string[]): void {
  const token = take(cursor)
  if (token.text !== operator || !allowed.includes(operator)) throw unexpected(cursor, token)
}

function peek({ tokens, next, text }: Cursor): Token {
  return tokens[next] ?? { text: 'end of text', column: text.length + 1 }
}

function take(cursor: Cursor): Token {
  const token = peek(cursor)
  cursor.next++
  return token
}

function refuse({ where, text }: Cursor, { column }: Token, what: string, wayOut = ''): SyntaxError {
  return refusal(where, text, column, what, wayOut)
}

function unexpected(cursor: Cursor, token: Token): SyntaxError {
  const wayOut = comparators.includes(token.text) ? 'a comparison belongs in a condition: a < b ? … : …' : ''
  return refuse(cursor, token, `unexpected '${token.text}'`, wayOut)
}
