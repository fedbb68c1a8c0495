/** The logo of the organization. */
export interface LogoView {
  readonly href: string
  readonly width: number
  readonly height: number
  /** It takes the place of the name, which is its text then. Otherwise the name stands beside it. */
  readonly isName: boolean
  readonly alt: string
}
