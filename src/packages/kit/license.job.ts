import { type KitFacts, kitWords } from './layout.page.ts'

/** The parts that others made and a package contains, with the terms that must travel with it. */
const OTHERS = `assets/exit.js holds parts of GOV.UK Frontend.

The MIT License (MIT)
Copyright (C) 2017 Crown Copyright (Government Digital Service)

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

The schema files (.xsd, .dtd) at the root of a SCORM package are those of ADL and of IMS Global, under the terms that
stand in them.
`

/** A short notice: what the package and its kit are for, and what others made. */
export function licenseNotice(kit: KitFacts): string {
  return `${kitWords(kit).license(kit.site.organization)}\n\n${OTHERS}`
}
