// Reads a file in chunks and does nothing with them.
import { filePart } from '../../src/node/file-part.ts'

const part = await filePart(process.argv[2])
let rows = 0
for await (const { times } of part.rows(0, Number.POSITIVE_INFINITY)) rows += times.length
console.log(String(rows))
