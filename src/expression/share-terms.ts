import { children, type Expression, withChildren } from './expression.ts'
import { smallPower } from './functions.ts'
import { toText } from './to-text.ts'

/** Formulas in which equal terms are the same object. */
export interface SharedTerms {
  readonly formulas: readonly Expression[]
  /** Terms to evaluate once and keep: needed more than once, and at least once whatever the choices fall on. */
  readonly kept: ReadonlySet<Expression>
}

/** The same formulas, operation for operation, and which of their terms are worth keeping. */
export function shareTerms(expressions: readonly Expression[]): SharedTerms {
  const formulas = unify(expressions)
  const uses = countUses(formulas)
  const kept = [...reach(formulas, surely)].filter((term) => operands(term).length > 0 && uses.get(term)! > 1)
  return { formulas, kept: new Set(kept) }
}

/** Builds the trees anew from the leaves up, with one object for all terms that are equal in structure. */
function unify(expressions: readonly Expression[]): readonly Expression[] {
  const known = new Map<Expression, Expression>()
  const byKey = new Map<string, Expression>()
  const ids = new Map<Expression, number>()
  const unified = (expression: Expression): Expression => {
    const before = known.get(expression)
    if (before) return before
    const rebuilt = withChildren(expression, unified)
    const key = [head(rebuilt), ...children(rebuilt).map((child) => ids.get(child))].join(' ')
    const term = byKey.get(key) ?? rebuilt
    byKey.set(key, term)
    if (!ids.has(term)) ids.set(term, ids.size)
    known.set(expression, term)
    return term
  }
  return expressions.map(unified)
}

/** What tells terms with the same children apart. */
function head(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return Object.is(expression.value, -0) ? '-0' : `${expression.value}`
    case 'delayed':
      return toText(expression)
    case 'negate':
      return 'negate'
    case 'arithmetic':
      return expression.operator
    case 'choice':
      return expression.test.comparator
    default:
      return `${expression.kind} ${expression.name}`
  }
}

/** How often each term is written in code that evaluates every term once. */
function countUses(formulas: readonly Expression[]): ReadonlyMap<Expression, number> {
  const uses = new Map<Expression, number>()
  const count = (term: Expression) => uses.set(term, (uses.get(term) ?? 0) + 1)
  for (const formula of formulas) count(formula)
  for (const term of reach(formulas, operands)) {
    for (const operand of operands(term)) count(operand)
    if (smallPower(term)) count(operands(term)[0])
  }
  return uses
}

/** The children that may be evaluated with the term: a delayed variable is read as it is. */
function operands(term: Expression): readonly Expression[] {
  return term.kind === 'delayed' ? [] : children(term)
}

/** Those that are evaluated with it in any case: of a choice, its test. */
function surely(term: Expression): readonly Expression[] {
  return term.kind === 'choice' ? [term.test.left, term.test.right] : operands(term)
}

/** The formulas and all that is inside them, each term once. */
function reach(
  formulas: readonly Expression[],
  inside: (term: Expression) => readonly Expression[],
): ReadonlySet<Expression> {
  const found = new Set<Expression>()
  const visit = (term: Expression): void => {
    if (found.has(term)) return
    found.add(term)
    for (const child of inside(term)) visit(child)
  }
  for (const formula of formulas) visit(formula)
  return found
}
