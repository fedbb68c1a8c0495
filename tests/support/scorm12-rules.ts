/** One call of a package to its LMS. */
export interface Call {
  readonly method: string
  readonly args: readonly string[]
  readonly result: string
  /** `LMSGetLastError` right after the call. */
  readonly error: string
}

/**
 * What SCORM 1.2 (Run-Time Environment, sections 3.3 and 3.4) and careful LMSs ask of a package, stricter than any
 * one of them. Gives a sentence for each violation in a log of calls.
 */
export function violations(calls: readonly Call[]): string[] {
  return [...orderViolations(calls), ...calls.flatMap(callViolations), ...storyViolations(calls)]
}

const DECIMAL_0_100 = /^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/
const TIMESPAN = /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d\d)?$/
const TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d\d)?$/
const IDENTIFIER = /^[!-~]{1,255}$/
const ASCII_255 = /^[ -~]{0,255}$/
const SUSPEND_DATA = /^[!-~]{0,3499}$/
const RESPONSES: Readonly<Record<string, RegExp>> = {
  'true-false': /^[tf01]$/,
  choice: /^[0-9a-z](,[0-9a-z])*$/,
  'fill-in': /^[ -~]{0,255}$/,
  matching: /^[0-9a-z]\.[0-9a-z](,[0-9a-z]\.[0-9a-z])*$/,
  sequencing: /^[0-9a-z](,[0-9a-z])*$/,
  likert: /^[0-9a-z]$/,
  numeric: /^-?\d+(\.\d+)?$/,
}

const WRITABLE: readonly (readonly [element: RegExp, value: RegExp])[] = [
  [/^cmi\.core\.lesson_location$/, ASCII_255],
  [/^cmi\.core\.lesson_status$/, /^(passed|completed|failed|incomplete|browsed)$/],
  // `logout` is in the vocabulary, and logs people out of some systems.
  [/^cmi\.core\.exit$/, /^(suspend|time-out|)$/],
  [/^cmi\.core\.score\.(raw|min|max)$/, DECIMAL_0_100],
  [/^cmi\.core\.session_time$/, TIMESPAN],
  [/^cmi\.suspend_data$/, SUSPEND_DATA],
  [/^cmi\.interactions\.\d+\.id$/, IDENTIFIER],
  [/^cmi\.interactions\.\d+\.type$/, new RegExp(`^(${Object.keys(RESPONSES).join('|')}|performance)$`)],
  [/^cmi\.interactions\.\d+\.(student_response|correct_responses\.\d+\.pattern)$/, ASCII_255],
  [/^cmi\.interactions\.\d+\.result$/, /^(correct|wrong|unanticipated|neutral|-?\d+(\.\d+)?)$/],
  [/^cmi\.interactions\.\d+\.time$/, TIME],
  [/^cmi\.interactions\.\d+\.latency$/, TIMESPAN],
]
const READABLE =
  /^cmi\.(core\.(student_id|student_name|lesson_location|credit|lesson_status|entry|total_time|lesson_mode|score\.(raw|min|max|_children))|suspend_data|launch_data|student_data\.(mastery_score|max_time_allowed|time_limit_action)|interactions\.(_count|_children))$/
const METHODS = ['LMSInitialize', 'LMSGetValue', 'LMSSetValue', 'LMSCommit', 'LMSFinish']
const FINAL = ['passed', 'completed']

/** The session: opened first, closed last, once each; and the goodbye has nothing to store but the time. */
function orderViolations(calls: readonly Call[]): string[] {
  const methods = calls.map((call) => call.method)
  const count = (method: string) => methods.filter((candidate) => candidate === method).length
  return [
    methods[0] === 'LMSInitialize' ? null : 'the first call must be LMSInitialize',
    methods.at(-1) === 'LMSFinish' ? null : 'the last call must be LMSFinish',
    count('LMSInitialize') === 1 ? null : 'LMSInitialize must be called once',
    count('LMSFinish') === 1 ? null : 'LMSFinish must be called once',
    uncommitted(calls).every((element) => element === 'cmi.core.session_time')
      ? null
      : `set and not committed before LMSFinish: ${uncommitted(calls).join(', ')}`,
  ].filter((violation) => violation !== null)
}

function uncommitted(calls: readonly Call[]): string[] {
  const since = calls.slice(calls.map((call) => call.method).lastIndexOf('LMSCommit') + 1)
  return since.filter((call) => call.method === 'LMSSetValue').map((call) => call.args[0] ?? '')
}

function callViolations({ method, args, result, error }: Call): string[] {
  const call = `${method}(${args.join(', ')})`
  const [element = '', value = ''] = args
  const known = METHODS.includes(method) ? [] : [`${call}: no such function in SCORM 1.2`]
  const failed =
    error === '0' && result !== 'false' ? [] : [`${call}: the LMS answered "${result}" with error ${error}`]
  return [...known, ...failed, ...(ARGUMENTS[method]?.(call, element, value) ?? [])]
}

const ARGUMENTS: Readonly<Record<string, (call: string, element: string, value: string) => string[]>> = {
  LMSGetValue: (call, element) => (READABLE.test(element) ? [] : [`${call}: not an element that can be read`]),
  LMSSetValue: (call, element, value) => {
    const rule = WRITABLE.find(([pattern]) => pattern.test(element))
    if (rule === undefined) return [`${call}: not an element that can be set`]
    return rule[1].test(value) ? [] : [`${call}: the value has the wrong form`]
  },
}

/** What must hold over the whole session. */
function storyViolations(calls: readonly Call[]): string[] {
  const found: string[] = []
  const values = new Map<string, string>()
  let interactions = Number(calls.find((call) => call.args[0] === 'cmi.interactions._count')?.result ?? 0)
  let batch: string[] = []
  for (const { method, args } of calls) {
    const [element = '', value = ''] = args
    if (method === 'LMSGetValue' && element === 'cmi.core.lesson_status')
      values.set(element, lastResult(calls, element))
    if (method === 'LMSCommit') {
      if (
        batch.some((name) => name.startsWith('cmi.core.score')) &&
        !FINAL.includes(values.get('cmi.core.lesson_status') ?? '')
      )
        found.push('a score was committed without a final status')
      batch = []
    }
    if (method !== 'LMSSetValue') continue
    if (
      element === 'cmi.core.lesson_status' &&
      FINAL.includes(values.get(element) ?? '') &&
      values.get(element) !== value
    )
      found.push(`the status went from ${values.get(element)} to ${value}`)
    if (element === 'cmi.core.session_time' && value < (values.get(element) ?? ''))
      found.push(`session_time went back from ${values.get(element)} to ${value}`)
    const [, index, field] = /^cmi\.interactions\.(\d+)\.(\w+)/.exec(element) ?? []
    if (index !== undefined) {
      if (field === 'id') {
        if (Number(index) !== interactions) found.push(`${element}: the next index is ${interactions}`)
        if ([...values].some(([name, id]) => name.endsWith('.id') && id === value)) found.push(`${value}: an id twice`)
        interactions += 1
      } else if (!values.has(`cmi.interactions.${index}.id`)) found.push(`${element}: set before its id`)
      if (field === 'student_response' || field === 'correct_responses') {
        const type = values.get(`cmi.interactions.${index}.type`) ?? ''
        if (RESPONSES[type]?.test(value) !== true) found.push(`${element}: "${value}" is no answer of type "${type}"`)
      }
    }
    values.set(element, value)
    batch.push(element)
  }
  return found
}

function lastResult(calls: readonly Call[], element: string): string {
  return calls.find((call) => call.method === 'LMSGetValue' && call.args[0] === element)?.result ?? ''
}
