/** A value on an axis of this span, to about a hundredth of it. */
export function shortNumber(value: number, span: number): string {
  const step = 10 ** (Math.floor(Math.log10(span)) - 1)
  const rounded = Math.round(value / step) * step
  const digits = 1 + Math.ceil(Math.log10(Math.max(Math.abs(rounded), step) / step))
  return plain(rounded, digits).replace(/^-/, '−')
}

/** A value to so many digits, without trailing zeros. */
export function plain(value: number, digits = 6): string {
  const rounded = Number(value.toPrecision(digits))
  const size = Math.abs(rounded)
  if (size !== 0 && (size >= 1e6 || size < 1e-4)) return rounded.toExponential().replace('+', '')
  return `${rounded}`
}

/** A value with its standard error, to the error's second digit: 0.9057 ± 0.0012. */
export function withError(value: number, error: number): string {
  if (!(error > 0)) return plain(value)
  const decimals = Math.min(12, Math.max(0, 1 - Math.floor(Math.log10(error))))
  return `${value.toFixed(decimals)} ± ${error.toFixed(decimals)}`
}
