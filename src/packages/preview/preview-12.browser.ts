import { Scorm12API } from 'scorm-again/scorm12'
import { startPreview } from './preview.browser.ts'

startPreview({
  standard: 'scorm12',
  apiName: 'API',
  create: (settings) => new Scorm12API(settings),
})
