/** Lines in braces, as JavaScript and C write the body of a function. */
export function block(opening: string, lines: readonly string[]): string {
  return `${opening} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}`
}
