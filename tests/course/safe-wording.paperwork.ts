import type { Language } from '../../src/platform/text/language.ts'

/** Reports that are paperwork, and what others do after one. The bad ones are a word or two from them. */
export const PAPERWORK: Readonly<
  Record<Language, { readonly good: readonly string[]; readonly bad: readonly string[] }>
> = {
  en: {
    good: [
      'Incident reports go to the licensing office within 24 hours.',
      'The incident report goes to the licensing office by the end of the shift.',
      'Monthly reports are sent to the funder within ten days.',
      'The annual report needs the director’s approval.',
      'The program manager signs each incident report.',
      'Maintenance reports are sent by the shift lead the next morning.',
      'The county sends a written report within 30 days.',
      'The hospital sends its report to the named person within a week.',
      'The police report is usually ready within a week.',
      'SCR closes a report within 60 days.',
      'If SCR hasn’t called back within two hours, call again.',
      'The school sends report cards home next week.',
      'A copy of the SCR report number is kept in the file.',
    ],
    bad: [
      'Reports go to the director within 24 hours.',
      'Incident reports go to the director within 24 hours.',
      'The program manager signs each incident report before it goes to SCR.',
      'The program manager signs each report.',
      'Incident reports about a youth go to the licensing office within 24 hours.',
      'Incident reports go to the licensing office within 24 hours, and the director decides about SCR.',
      'Incident reports go to the licensing office within 24 hours instead of SCR.',
      'Monthly reports are sent to SCR within ten days.',
      'A report to SCR needs the director’s approval.',
      'The named person sends a report to SCR within 30 days.',
      'The report to SCR is usually ready within a week.',
      'The lead closes a report within 60 days.',
      'If the director hasn’t called back within two hours, call SCR.',
      'Report to SCR next week.',
      'A report to SCR is kept in the team.',
    ],
  },
  es: {
    good: [
      'Los reportes de incidentes van a la oficina de licencias dentro de 24 horas.',
      'Los reportes mensuales se envían a la fundación dentro de diez días.',
      'El reporte anual necesita la aprobación de la junta.',
      'La gerencia firma cada reporte de incidente.',
      'El hospital envía su informe a la persona designada dentro de una semana.',
      'El SCR cierra el caso dentro de 60 días.',
      'Si el SCR no devuelve la llamada dentro de dos horas, llame otra vez.',
    ],
    bad: [
      'Los reportes van a la dirección dentro de 24 horas.',
      'Los reportes de incidentes van a la dirección dentro de 24 horas.',
      'La gerencia firma cada reporte al SCR.',
      'Los reportes de incidentes van a la oficina de licencias dentro de 24 horas, y la dirección decide si se llama al SCR.',
      'Los reportes mensuales se envían al SCR dentro de diez días.',
      'El reporte al SCR necesita la aprobación de la junta.',
      'La persona designada envía su reporte al SCR dentro de una semana.',
      'Si la dirección no devuelve la llamada dentro de dos horas, llame al SCR.',
    ],
  },
}
