import fc from 'fast-check'
import type { Expression, Names } from '../../src/expression/expression.ts'
import { functions } from '../../src/expression/functions.ts'

/** Two variables, two parameters and time, as every random expression may use them. */
export const names: Names = { variables: ['x', 'y1'], parameters: ['a', 'beta'], time: true }

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  fc
    .oneof(fc.nat(9), fc.double({ min: 0, max: 1e9, noNaN: true }))
    .filter((value) => !Object.is(value, -0))
    .map((value): Expression => ({ kind: 'number', value })),
  fc.constantFrom<Expression>({ kind: 'constant', name: 'pi' }, { kind: 'constant', name: 'e' }),
  fc.constantFrom('x', 'y1', 'a', 'beta', 't').map((name): Expression => ({ kind: 'symbol', name })),
)

const callNames = (arity: 1 | 2): string[] =>
  [...functions].filter(([name, entry]) => entry.arity === arity && name !== 'pow').map(([name]) => name)

/** Random trees of every kind of node, every operator and every function. */
export const arbitraryExpression: fc.Arbitrary<Expression> = fc.letrec<{ tree: Expression }>((tie) => {
  const tree = tie('tree')
  return {
    tree: fc.oneof(
      { maxDepth: 6, withCrossShrink: true },
      leaf,
      fc.record({ kind: fc.constant('negate' as const), operand: tree }),
      fc.record({
        kind: fc.constant('arithmetic' as const),
        operator: fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const, '^' as const),
        left: tree,
        right: fc.oneof(tree, leaf),
      }),
      fc.record({
        kind: fc.constant('call' as const),
        name: fc.constantFrom(...callNames(1)),
        args: fc.tuple(tree),
      }),
      fc.record({
        kind: fc.constant('call' as const),
        name: fc.constantFrom(...callNames(2)),
        args: fc.tuple(tree, tree),
      }),
      fc.record({
        kind: fc.constant('choice' as const),
        test: fc.record({
          comparator: fc.constantFrom(
            '<' as const,
            '<=' as const,
            '>' as const,
            '>=' as const,
            '==' as const,
            '!=' as const,
          ),
          left: tree,
          right: tree,
        }),
        whenTrue: tree,
        whenFalse: tree,
      }),
    ),
  }
}).tree
