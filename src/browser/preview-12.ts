import { Scorm12API } from 'scorm-again/scorm12'
import { startPreview } from './preview.ts'

startPreview({
  standard: 'scorm12',
  apiName: 'API',
  create: (settings) => new Scorm12API(settings),
  methods: {
    initialize: 'LMSInitialize',
    terminate: 'LMSFinish',
    get: 'LMSGetValue',
    set: 'LMSSetValue',
    commit: 'LMSCommit',
    lastError: 'LMSGetLastError',
    errorString: 'LMSGetErrorString',
    diagnostic: 'LMSGetDiagnostic',
  },
})
