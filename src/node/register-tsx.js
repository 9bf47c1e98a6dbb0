// Lets a worker thread read TypeScript while rhei runs from its sources; the built package does not need it.
// A file of its own, since tsx can be found neither by `--import tsx` (main thread only) nor from a data: URL.
import { register } from 'tsx/esm/api'

register()
