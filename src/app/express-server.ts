import {
  createServer,
  IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
  ServerResponse,
} from 'node:http'
import type { Express } from 'express'

/** Answers every request, most of them with Express. */
export type App = RequestListener & { readonly express: Express }

interface ExpressServer {
  readonly server: Server
  /** From now on this app answers. It answers on no other server. */
  answerWith(app: App): void
}

/**
 * A server whose requests and responses are Express's own from the beginning. Otherwise Express changes the prototype of
 * each one, V8 no longer knows their shape, and whatever is read from them or put into them takes several times as long.
 */
export function createExpressServer(options: ServerOptions): ExpressServer {
  class AppRequest extends IncomingMessage {}
  class AppResponse extends ServerResponse {}
  const server = createServer({ ...options, IncomingMessage: AppRequest, ServerResponse: AppResponse })
  return {
    server,
    answerWith(app) {
      Object.setPrototypeOf(AppRequest.prototype, app.express.request)
      Object.setPrototypeOf(AppResponse.prototype, app.express.response)
      Object.assign(app.express, { request: AppRequest.prototype, response: AppResponse.prototype })
      server.on('request', app)
    },
  }
}
