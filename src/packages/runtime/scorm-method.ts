import type { Standard } from './lms-record.ts'

/** The calls of a course by their meaning: first those of a session, then those about errors. */
export type SessionMethod = 'initialize' | 'terminate' | 'get' | 'set' | 'commit'
export type Method = SessionMethod | 'lastError' | 'errorString' | 'diagnostic'

/**
 * The names of the calls in each standard. (`ScormVersion.api` has those that our course calls, because it travels in
 * packages.)
 */
export const METHODS = {
  scorm12: {
    initialize: 'LMSInitialize',
    terminate: 'LMSFinish',
    get: 'LMSGetValue',
    set: 'LMSSetValue',
    commit: 'LMSCommit',
    lastError: 'LMSGetLastError',
    errorString: 'LMSGetErrorString',
    diagnostic: 'LMSGetDiagnostic',
  },
  scorm2004: {
    initialize: 'Initialize',
    terminate: 'Terminate',
    get: 'GetValue',
    set: 'SetValue',
    commit: 'Commit',
    lastError: 'GetLastError',
    errorString: 'GetErrorString',
    diagnostic: 'GetDiagnostic',
  },
} as const satisfies Record<Standard, Readonly<Record<Method, string>>>
