import { type Method, METHODS, type CmiTree, type Standard } from '../runtime/lms-record.ts'
import type { LmsAnswers } from './record.page.ts'

/** The part of scorm-again that we use. */
export interface RuntimeApi {
  readonly settings: { lmsCommitUrl: string | boolean }
  loadFromJSON(json: CmiTree, element: 'cmi'): void
  readonly [method: string]: unknown
}

/** The runtime of one standard, and where a package looks for it. */
export interface Runtime {
  readonly standard: Standard
  readonly apiName: 'API' | 'API_1484_11'
  create(settings: object): RuntimeApi
}

/** The server's data for one launch. */
export interface Launch {
  readonly cmi: CmiTree
  readonly commitUrl: string
  /** Whether the package leaves it to the LMS to judge by the score. */
  readonly lmsJudges: boolean
}

export interface Call {
  readonly method: Method
  /** The name that the package called. */
  readonly name: string
  readonly args: readonly string[]
  readonly result: string
  readonly error: string
}

export interface PreviewLms {
  /** The object to put on the window. */
  readonly api: object
  answerAs(answers: LmsAnswers): void
  /** Blocks everything from now on, like a computer that is switched off. */
  cutOff(): void
}

/** The codes of both standards for "general failure". */
const FAILURE: Readonly<Record<Standard, string>> = { scorm12: '101', scorm2004: '391' }

/** An LMS for one launch, whose answers can be spoilt. Every call is told to `note`, also one that was refused. */
export function startLms(
  runtime: Runtime,
  { cmi, commitUrl, lmsJudges }: Launch,
  note: (call: Call) => void,
): PreviewLms {
  const { standard } = runtime
  const methods = METHODS[standard]
  const api = runtime.create({
    lmsCommitUrl: commitUrl,
    // It is on as soon as there are settings.
    mastery_override: lmsJudges,
    includeCommitSequence: true,
    terminateCommitParam: 'final',
    logLevel: 5,
  })
  api.loadFromJSON(cmi, 'cmi')
  let answers: LmsAnswers = 'works'
  let cut = false
  /** The error of a call that did not get through; the runtime knows nothing of it. */
  let ownError: string | null = null

  return {
    api: Object.fromEntries(
      Object.entries(methods).map(([method, name]) => [
        name,
        // The keys of `methods`, which Object.entries widens.
        (...args: unknown[]) => answer(method as Method, name, args.map(String)),
      ]),
    ),
    answerAs(chosen) {
      answers = chosen
      const spoilt = chosen === 'expired' || chosen === 'login-page'
      api.settings.lmsCommitUrl = spoilt ? `${commitUrl}&as=${chosen}` : commitUrl
    },
    cutOff() {
      cut = true
    },
  }

  function answer(method: Method, name: string, args: readonly string[]): string {
    if (cut) return 'false'
    if (method === 'lastError' && ownError !== null) return ownError
    const blocked = answers === 'offline' && (method === 'commit' || method === 'terminate')
    const result = blocked ? 'false' : call(name, args)
    const asksAboutErrors = method === 'lastError' || method === 'errorString' || method === 'diagnostic'
    if (!asksAboutErrors) {
      ownError = blocked ? FAILURE[standard] : null
      note({ method, name, args, result, error: ownError ?? call(methods.lastError, []) })
    }
    return result
  }

  function call(name: string, args: readonly string[]): string {
    const run = api[name]
    return typeof run === 'function' ? String(run.apply(api, args)) : 'false'
  }
}
