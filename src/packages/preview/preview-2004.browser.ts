import { Scorm2004API } from 'scorm-again/scorm2004'
import { startPreview } from './preview.browser.ts'

startPreview({
  standard: 'scorm2004',
  apiName: 'API_1484_11',
  create: (settings) => new Scorm2004API(settings),
})
