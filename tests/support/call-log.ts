import type { Call } from '../../src/packages/standards/call-rules.ts'

/** Calls of a package as an LMS answers them when all is well. */
interface Vocabulary {
  get(element: string, result: string): Call
  set(element: string, value: string): Call
  readonly commit: Call
  /** A whole session, opened and ended. */
  session(...calls: Call[]): Call[]
}

export function call(method: string, ...args: string[]): Call {
  return { method, args, result: 'true', error: '0' }
}

export const scorm12: Vocabulary = {
  get: (element, result) => ({ ...call('LMSGetValue', element), result }),
  set: (element, value) => call('LMSSetValue', element, value),
  commit: call('LMSCommit', ''),
  session: (...calls) => [call('LMSInitialize', ''), ...calls, call('LMSFinish', '')],
}

export const scorm2004: Vocabulary = {
  get: (element, result) => ({ ...call('GetValue', element), result }),
  set: (element, value) => call('SetValue', element, value),
  commit: call('Commit', ''),
  session: (...calls) => [call('Initialize', ''), ...calls, call('Terminate', '')],
}

/** A first session as it should be. */
export const GOOD_12 = scorm12.session(
  scorm12.get('cmi.core.lesson_status', 'not attempted'),
  scorm12.get('cmi.core.lesson_mode', 'normal'),
  scorm12.get('cmi.core.credit', 'credit'),
  scorm12.get(
    'cmi.interactions._children',
    'id,objectives,time,type,correct_responses,weighting,student_response,result,latency',
  ),
  scorm12.get('cmi.interactions._count', '0'),
  scorm12.get('cmi.objectives._count', '0'),
  scorm12.set('cmi.core.lesson_status', 'incomplete'),
  scorm12.set('cmi.core.exit', 'suspend'),
  scorm12.set('cmi.objectives.0.id', 'L1'),
  scorm12.set('cmi.objectives.0.status', 'incomplete'),
  scorm12.commit,
  scorm12.set('cmi.interactions.0.id', 'Q16_a1'),
  scorm12.set('cmi.interactions.0.type', 'choice'),
  scorm12.set('cmi.interactions.0.result', 'correct'),
  scorm12.set('cmi.interactions.0.student_response', 'a,c'),
  scorm12.set('cmi.interactions.0.correct_responses.0.pattern', 'a,c'),
  scorm12.set('cmi.interactions.0.time', '23:59:59'),
  scorm12.set('cmi.interactions.0.latency', '0000:00:09.50'),
  scorm12.set('cmi.suspend_data', '1v1.x'),
  scorm12.set('cmi.core.lesson_location', 'lessons/L1'),
  scorm12.set('cmi.objectives.0.status', 'completed'),
  scorm12.set('cmi.core.session_time', '0000:01:00.05'),
  scorm12.commit,
  { ...call('LMSGetLastError'), result: '0' },
  scorm12.set('cmi.core.score.raw', '86.66'),
  scorm12.set('cmi.core.lesson_status', 'passed'),
  scorm12.commit,
  scorm12.set('cmi.core.session_time', '0000:01:30.00'),
)

/** A first session as it should be. */
export const GOOD_2004 = scorm2004.session(
  scorm2004.get('cmi.completion_status', 'unknown'),
  scorm2004.get('cmi.mode', 'normal'),
  { ...scorm2004.get('cmi.suspend_data', ''), error: '403' },
  scorm2004.get('cmi.interactions._count', '0'),
  scorm2004.set('cmi.completion_status', 'incomplete'),
  scorm2004.set('cmi.exit', 'suspend'),
  scorm2004.set('cmi.objectives.0.id', 'L1'),
  scorm2004.set('cmi.objectives.0.completion_status', 'incomplete'),
  scorm2004.set('cmi.objectives.0.description', 'Seeing a victim: señales'),
  scorm2004.commit,
  scorm2004.set('cmi.interactions.0.id', 'Q16_a1'),
  scorm2004.set('cmi.interactions.0.type', 'choice'),
  scorm2004.set('cmi.interactions.0.timestamp', '2026-03-01T09:05:00'),
  scorm2004.set('cmi.interactions.0.learner_response', 'a[,]c'),
  scorm2004.set('cmi.interactions.0.correct_responses.0.pattern', 'b'),
  scorm2004.set('cmi.interactions.0.result', 'incorrect'),
  scorm2004.set('cmi.interactions.0.latency', 'PT9.5S'),
  scorm2004.set('cmi.interactions.0.description', 'Whom do you tell first?'),
  scorm2004.set('cmi.objectives.0.progress_measure', '1'),
  scorm2004.set('cmi.objectives.0.success_status', 'passed'),
  scorm2004.set('cmi.objectives.0.score.scaled', '0.9'),
  scorm2004.set('cmi.progress_measure', '0.5'),
  scorm2004.set('cmi.suspend_data', '1v1.x'),
  scorm2004.set('cmi.location', 'lessons/L1'),
  scorm2004.set('cmi.session_time', 'PT1M0.05S'),
  scorm2004.commit,
  scorm2004.set('cmi.score.scaled', '0.8666666'),
  scorm2004.set('cmi.score.raw', '86.66'),
  scorm2004.set('cmi.score.min', '0'),
  scorm2004.set('cmi.score.max', '100'),
  scorm2004.set('cmi.progress_measure', '1'),
  scorm2004.set('cmi.completion_status', 'completed'),
  scorm2004.set('cmi.success_status', 'passed'),
  scorm2004.commit,
  scorm2004.set('cmi.session_time', 'PT1M30S'),
  scorm2004.set('adl.nav.request', 'exitAll'),
)

/** Each call of a good session made wrong in turn, in each way that must matter, with words for it. */
export function faultsIn(good: readonly Call[]): [what: string, calls: readonly Call[]][] {
  return good.flatMap((each, index) => {
    const changed = [
      ...(isSupport(each) ? [] : [failed(each)]),
      ...(isSet(each) ? [otherValue(each), otherElement(each)] : []),
    ]
    const faults: [string, readonly Call[]][] = changed.map((other) => [JSON.stringify(other), good.with(index, other)])
    if (isNeeded(each)) faults.push([`without ${JSON.stringify(each)}`, good.toSpliced(index, 1)])
    return faults
  })
}

function isSet({ method }: Call): boolean {
  return method.endsWith('SetValue')
}

function isSupport({ method }: Call): boolean {
  return method.endsWith('GetLastError')
}

/** Whether the session would be invalid without this call. */
function isNeeded(each: Call): boolean {
  return /Initialize|Finish|Terminate/.test(each.method) || (isSet(each) && /\.(id|type)$/.test(each.args[0] ?? ''))
}

function failed(each: Call): Call {
  return { ...each, result: 'false', error: '101' }
}

function otherValue(each: Call): Call {
  return { ...each, args: [each.args[0] ?? '', '\u0007\u0000'] }
}

function otherElement(each: Call): Call {
  return { ...each, args: [`${each.args[0]}x`, each.args[1] ?? ''] }
}
