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

/** A frozen copy with other or further properties; what `base` has yet to make waits in the copy, too. */
export function extended<Base extends object, More extends object>(
  base: Base,
  more: More,
): Readonly<Omit<Base, keyof More> & More> {
  const properties = { ...Object.getOwnPropertyDescriptors(base), ...Object.getOwnPropertyDescriptors(more) }
  return Object.freeze(Object.defineProperties({}, properties)) as Readonly<Omit<Base, keyof More> & More>
}

/** The same function, called at most once. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** A frozen object like the one that `make` makes: what is known of it now, and `rest`, for which it is made when first read. */
export function later<Whole extends object>(
  known: Partial<NoInfer<Whole>>,
  rest: readonly (keyof NoInfer<Whole>)[],
  make: () => Whole,
): Whole {
  const whole = once(make)
  return lazily(known, Object.fromEntries(rest.map((key) => [key, () => whole()[key]]))) as Whole
}
