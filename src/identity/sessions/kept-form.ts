/** A form as it came in. */
export interface KeptForm {
  readonly action: string
  readonly fields: readonly { readonly name: string; readonly value: string }[]
}
