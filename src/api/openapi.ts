import { z } from 'zod'
import { WEBHOOK_BODIES, WEBHOOK_EVENTS, type WebhookEvent } from '../webhooks/event.ts'
import { ANSWERS, problem, SCOPES, type Scope } from './shape.ts'

/** A page has at most so many entries, and so many where nobody says. */
export const MOST_IN_PAGE = 500
export const USUAL_IN_PAGE = 100

const ABOUT: Readonly<Record<Scope, string>> = {
  people: 'Everybody who is or was on record, with where they work today.',
  standings: 'Everybody’s status today: what is due, what is done, and what is late.',
  completions:
    'What was completed, credited and corrected, in the order in which it was recorded. Keep `next`, and ask with it the next time.',
}

const WHEN: Readonly<Record<WebhookEvent, string>> = {
  completed: 'A completion was recorded: here, or one elsewhere that HR has credited.',
  due: 'Someone has a week or less to finish.',
  overdue: 'Someone has missed their date.',
  expired: 'A completion no longer counts, and it wasn’t renewed.',
}

/**
 * Describes the API in OpenAPI 3.1, from the shapes that its answers are made by, and what webhooks send.
 * @param server the address of this server
 */
export function openApi(server: string, version: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'CSEC Orientation',
      version,
      description:
        'Who is on record, what their status is, and what they have completed. It only reads. Each request is in the audit trail.',
    },
    servers: [{ url: server }],
    security: [{ token: [] }],
    paths: Object.fromEntries(SCOPES.map((scope) => [`/api/v1/${scope}`, { get: operation(scope) }])),
    webhooks: Object.fromEntries(WEBHOOK_EVENTS.map((event) => [event, { post: delivery(event) }])),
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token made under “Other systems,” or by `csec api-token add`.',
        },
      },
      schemas: { Problem: schemaOf(problem) },
    },
  }
}

function operation(scope: Scope) {
  return {
    operationId: scope,
    summary: ABOUT[scope],
    parameters: [
      parameter('after', 'Where to go on: `next` of the answer before.', { type: 'string' }),
      parameter('limit', 'How many at most.', {
        type: 'integer',
        minimum: 1,
        maximum: MOST_IN_PAGE,
        default: USUAL_IN_PAGE,
      }),
      ...(scope === 'completions'
        ? [
            parameter('since', 'Only what was recorded from this instant on. For the first request, without `after`.', {
              type: 'string',
              format: 'date-time',
            }),
          ]
        : []),
    ],
    responses: {
      200: {
        description: 'A page of the list.',
        content: { 'application/json': { schema: schemaOf(ANSWERS[scope]) } },
      },
      400: refusal('A parameter is wrong. The answer says which.'),
      401: refusal('There is no token, or it doesn’t work (anymore).'),
      403: refusal('The token may not read this.'),
      429: refusal('Too many requests. `Retry-After` says when to try again.'),
      503: refusal('The records can’t be reached right now. `Retry-After` says when to try again.'),
    },
  }
}

/** What a receiver is sent, after Standard Webhooks. It needs no token of ours. */
function delivery(event: WebhookEvent) {
  return {
    operationId: event,
    summary: WHEN[event],
    security: [],
    parameters: [
      header('webhook-id', 'The id of the event. It’s the same each time it is sent.', { type: 'string' }),
      header('webhook-timestamp', 'When it was sent, in seconds since 1970.', { type: 'integer' }),
      header('webhook-signature', '`v1,` and the HMAC-SHA256, in base64, of the id, the time and the body.', {
        type: 'string',
      }),
    ],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemaOf(WEBHOOK_BODIES[event]) } },
    },
    responses: {
      '2XX': { description: 'It was received. Anything else, or nothing within ten seconds, is a failure.' },
    },
  }
}

function header(name: string, description: string, schema: object) {
  return { name, in: 'header', required: true, description, schema }
}

function parameter(name: string, description: string, schema: object) {
  return { name, in: 'query', required: false, description, schema }
}

function refusal(description: string) {
  return { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }
}

/** OpenAPI 3.1 has the JSON Schema that is made here; only its own head is the document's. */
function schemaOf(shape: z.ZodType): object {
  const { $schema: _head, ...schema } = z.toJSONSchema(shape)
  return schema
}
