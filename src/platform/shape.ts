import type { z } from 'zod'

/** What a schema lets through, all the way down `readonly`. */
export type Shaped<Schema extends z.ZodType> = ReadOnly<z.output<Schema>>

type ReadOnly<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Entry)[]
    ? readonly ReadOnly<Entry>[]
    : { readonly [Key in keyof T]: ReadOnly<T[Key]> }
