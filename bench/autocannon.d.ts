/** Types only the part of autocannon that the benches use. The package has none. */
declare module 'autocannon' {
  interface Request {
    readonly headers?: Readonly<Record<string, string>>
  }
  interface Options {
    readonly url: string
    readonly connections: number
    readonly duration: number
    readonly method?: 'POST'
    readonly body?: string
    readonly requests: readonly { readonly setupRequest: (request: Request) => Request }[]
  }
  interface Result {
    readonly requests: { readonly average: number; readonly total: number }
    readonly latency: { readonly p99: number }
    readonly errors: number
    readonly non2xx: number
    readonly statusCodeStats: Readonly<Record<string, { readonly count: number } | undefined>>
  }
  export default function autocannon(options: Options): Promise<Result>
}
