/** Types only the part of autocannon that `web.ts` uses. The package has none. */
declare module 'autocannon' {
  interface Client {
    setHeaders(headers: Readonly<Record<string, string>>): void
  }
  interface Options {
    readonly url: string
    readonly connections: number
    readonly duration: number
    readonly setupClient: (client: Client) => void
  }
  interface Result {
    readonly requests: { readonly average: number; readonly total: number }
    readonly errors: number
    readonly non2xx: number
  }
  export default function autocannon(options: Options): Promise<Result>
}
