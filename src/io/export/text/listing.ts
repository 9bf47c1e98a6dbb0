/** Most columns of a line of numbers. */
const COLUMNS = 118

/** Numbers in lines, separated by commas; `format` writes one so that reading it gives back its bits. */
export function listing(values: ArrayLike<number>, format: (value: number) => string, indent = '  '): string {
  const lines: string[] = []
  let line = indent
  for (let k = 0; k < values.length; k++) {
    const text = `${format(values[k])}${k === values.length - 1 ? '' : ','}`
    if (line.length + text.length + 1 > COLUMNS && line !== indent) {
      lines.push(line.trimEnd())
      line = indent
    }
    line += `${text} `
  }
  return [...lines, line.trimEnd()].join('\n')
}

/** The shortest decimal that is read back to the same bits, as JavaScript and Julia write it. */
export function decimal(value: number): string {
  return Object.is(value, -0) ? '-0' : `${value}`
}

/** The same with a point or an exponent, so that it is a double in C and a float in Python. */
export function floating(value: number): string {
  const text = decimal(value)
  return /^-?\d+$/.test(text) ? `${text}.0` : text
}
