import { ROUTES } from '../../src/app/route-table.web.ts'
import { NO_PAGE } from './page-states.ts'

/** Every page of the records whose address names nothing. */
export const PAGES_OF_RECORDS: readonly string[] = ROUTES.flatMap(([method, path]) =>
  method === 'GET' && /^\/(hr|team)(\/|$)/.test(path) && !path.includes(':') && !(path in NO_PAGE) ? [path] : [],
)
