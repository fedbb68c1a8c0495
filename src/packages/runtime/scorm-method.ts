import type { Standard } from './lms-record.ts'

/** What a course may call, by what it means: first what makes a session, then what asks about errors. */
export type SessionMethod = 'initialize' | 'terminate' | 'get' | 'set' | 'commit'
export type Method = SessionMethod | 'lastError' | 'errorString' | 'diagnostic'

/**
 * What each standard calls them. (`ScormVersion.api` has those that our course calls, because it travels in packages.)
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
