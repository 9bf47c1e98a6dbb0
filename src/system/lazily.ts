/** A frozen copy of `base` with further properties, each made when it is first read. */
export function lazily<Base extends object, Late extends object>(
  base: Base,
  makers: { readonly [Key in keyof Late]: () => Late[Key] },
): Readonly<Base & Late> {
  const object = { ...base }
  for (const key of Object.keys(makers) as (keyof Late)[])
    Object.defineProperty(object, key, { get: once(makers[key]), enumerable: true })
  return Object.freeze(object) as Readonly<Base & Late>
}

/** The same function, called at most once. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
