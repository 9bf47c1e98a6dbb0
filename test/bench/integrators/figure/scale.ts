/** A logarithmic axis between two whole powers of ten. */
export interface Scale {
  /** Position of a positive value. */
  at(value: number): number
  /** Powers of ten on the axis, both ends included. */
  readonly decades: readonly number[]
}

/** The axis from position `from` at 10^low to position `to` at 10^high. */
export function logScale(low: number, high: number, from: number, to: number): Scale {
  return {
    at: (value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from),
    decades: Array.from({ length: high - low + 1 }, (_, i) => low + i),
  }
}

/** The whole powers of ten around all values. */
export function decadesAround(values: readonly number[]): readonly [low: number, high: number] {
  const logs = values.map(Math.log10)
  const [low, high] = [Math.floor(Math.min(...logs)), Math.ceil(Math.max(...logs))]
  return [low, Math.max(high, low + 1)]
}

/** 10⁻³ */
export function powerOfTen(exponent: number): string {
  return `10${[...`${exponent}`].map((sign) => (sign === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)])).join('')}`
}

/** 10 to this power seconds, such as '0.1 ms'. */
export function timeOf(exponent: number): string {
  if (exponent >= -1) return `${Number((10 ** exponent).toPrecision(1))} s`
  if (exponent >= -4) return `${Number((10 ** (exponent + 3)).toPrecision(1))} ms`
  return `${Number((10 ** (exponent + 6)).toPrecision(1))} µs`
}
