import type { z } from 'zod'

/** The type of a schema's output, `readonly` all the way down. */
export type Shaped<Schema extends z.ZodType> = ReadOnly<z.output<Schema>>

type ReadOnly<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Entry)[]
    ? readonly ReadOnly<Entry>[]
    : { readonly [Key in keyof T]: ReadOnly<T[Key]> }
