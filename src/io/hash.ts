export { sha256Hex } from '../math/sha256.ts'
