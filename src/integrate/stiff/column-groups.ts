/**
 * Sets of columns that no row sees twice, so that one difference of the field serves a whole set; every column is in
 * exactly one. First fit, in order. Source: A. R. Curtis, M. J. D. Powell, J. K. Reid, J. Inst. Math. Appl. 13, 117 (1974).
 *
 * @param pattern Shape [n, n], row-major: nonzero where a Jacobian may be.
 */
export function columnGroups(pattern: ArrayLike<number>, n: number): number[][] {
  const groups: { columns: number[]; rows: Uint8Array }[] = []
  for (let j = 0; j < n; j++) {
    const used = Array.from({ length: n }, (_, i) => i).filter((i) => pattern[i * n + j] !== 0)
    let group = groups.find(({ rows }) => used.every((i) => rows[i] === 0))
    if (!group) {
      group = { columns: [], rows: new Uint8Array(n) }
      groups.push(group)
    }
    group.columns.push(j)
    for (const i of used) group.rows[i] = 1
  }
  return groups.map(({ columns }) => columns)
}
