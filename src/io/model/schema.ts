import * as v from 'valibot'

export {
  array,
  boolean,
  /** A key that may be absent. */
  exactOptional as optional,
  literal,
  /** An object of at least these keys. */
  looseObject,
  nullable,
  picklist,
  record,
  /** An object of exactly these keys. */
  strictObject as object,
  /** A list of exactly these. */
  strictTuple as tuple,
  string,
  union,
  unknown,
} from 'valibot'

/** What a value read from a file must be like. */
export type Schema<T> = v.GenericSchema<unknown, T>

/** Any number; a file may state NaN and the infinities. */
export const anyNumber: Schema<number> = v.custom<number>((x) => typeof x === 'number', 'must be a number')
export const finite: Schema<number> = v.custom<number>(Number.isFinite, 'must be a finite number')
/** 0, 1, 2, … */
export const count: Schema<number> = v.custom<number>(
  (x) => Number.isSafeInteger(x) && (x as number) >= 0,
  'must be a whole number from 0 up',
)

/** Floats that are finite. */
export const floats: Schema<Float64Array> = v.custom<Float64Array>(
  (x) => x instanceof Float64Array && x.every(Number.isFinite),
  'must be finite floats',
)
/** Floats that may be anything. */
export const anyFloats: Schema<Float64Array> = v.custom<Float64Array>(
  (x) => x instanceof Float64Array,
  'must be floats',
)
export const integers: Schema<Int32Array> = v.custom<Int32Array>(
  (x) => x instanceof Int32Array,
  'must be whole numbers',
)

/** The schema, and beyond it a condition that several parts of a value have to meet together. */
export function where<T>(schema: Schema<T>, meets: (value: T) => boolean, problem: string): Schema<T> {
  return v.pipe(schema, v.check(meets, problem)) as Schema<T>
}

/** The value itself, if it is as the schema says. @throws SyntaxError naming the part that is not. */
export function checked<T>(schema: Schema<T>, value: unknown, root: string): T {
  const result = v.safeParse(schema, value, { abortEarly: true })
  if (result.success) return value as T
  const [issue] = result.issues
  const path = [root, ...(issue.path ?? []).map(({ key }) => String(key))].join('.')
  throw new SyntaxError(`${path}: ${issue.message}`)
}
