/** How a power is written with an operator that binds tighter than a sign before it. */
export function infixPower(operator: string): (base: string, exponent: string) => string {
  const atom = (text: string) => (/^(\w|[^ -~]|\.)+$/.test(text) ? text : `(${text})`)
  return (base, exponent) => `${atom(base)}${operator}${atom(exponent.replace(/^(\d+)\.0$/, '$1'))}`
}
