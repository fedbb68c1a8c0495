/** The types of the library name another export than these two files of it have. */
declare module 'scorm-again/scorm12' {
  export const Scorm12API: new (settings: object) => import('../../preview/lms.browser.ts').RuntimeApi
}
declare module 'scorm-again/scorm2004' {
  export const Scorm2004API: new (settings: object) => import('../../preview/lms.browser.ts').RuntimeApi
}
