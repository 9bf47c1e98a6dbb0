import type { Cell, Row } from './table.ts'

/** Rows as text, a line each; headings come again where a row has other columns than the one before. */
export function tablePrinter(print: (line: string) => void): (row: Row) => void {
  let headings = ''
  return (row) => {
    const cells = Object.entries(row).map(([key, value]) => [key, cellText(value)] as const)
    const line = (pick: (cell: readonly [string, string]) => string): string =>
      cells
        .map((cell, i) => pick(cell).padEnd(Math.max(cell[0].length, i === 0 ? 38 : 10)))
        .join('  ')
        .trimEnd()
    const now = line(([key]) => key)
    if (now !== headings) print(now)
    headings = now
    print(line(([, value]) => value))
  }
}

function cellText(cell: Cell): string {
  if (typeof cell === 'number') return numberText(cell)
  if (cell === null) return '-'
  if (typeof cell !== 'object') return String(cell)
  const parts = Array.isArray(cell) ? cell.map(numberText) : Object.values(cell).map((value) => cellText(value))
  return parts.join(' / ')
}

function numberText(value: number): string {
  if (Number.isInteger(value)) return String(value)
  return Math.abs(value) >= 0.01 && Math.abs(value) < 1e4 ? value.toPrecision(3) : value.toExponential(1)
}
