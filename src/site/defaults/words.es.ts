import type { Messages } from '../../words/messages.ts'
import { digits } from '../../words/count.ts'

/** What the organization says once for all its sites, in Spanish. */
export const siteDefaults: Messages['hr']['siteDefaults'] = {
  title: 'Lo que es igual en todos los centros',
  lead: 'Escriba aquí lo que es igual en todas partes. Cada centro lo usa mientras no tenga datos propios. Si un centro escribe sus propios datos, los conserva aunque usted cambie estos.',
  open: 'Lo que es igual en todos los centros',
  openLead: 'Escriba una sola vez los pasos, los números y el apoyo para el personal, y cámbielos en un solo lugar.',
  place: 'Todos los centros',
  ifBlank: (text) => `Si la casilla está vacía, el personal ve el texto de su organización: “${text}”`,
  lines: (names) =>
    `De su organización: ${names}. Se agregan a la lista del centro. Para mostrar otros datos aquí, agregue el mismo número con los datos que quiera mostrar.`,
  theirText: 'El texto de su organización',
  behind:
    'El texto de su organización cambió después de que se publicaron estos datos. Revise los cambios para publicar también aquí el texto nuevo.',

  back: 'Volver al formulario',
  notLive: 'Aún no hay nada publicado: cada centro usa solo sus propios datos.',
  live: (version, day) => `La versión ${version} está publicada desde el ${day}.`,
  comes: (version, day) =>
    `La versión ${version} entra en vigor el ${day}. Usted puede guardar un borrador, pero antes del ${day} no puede publicarlo a menos que cancele esta versión.`,
  published: 'Publicado. Abajo puede ver lo que está vigente.',
  gaps: (n) => `${n === 1 ? 'Hay que corregir 1 dato' : `Hay que corregir ${digits(n)} datos`} antes de publicar`,
  isReady: 'Listo para publicar.',
  waits: 'Hay un cambio que espera el visto bueno de una segunda persona.',
  refused: (reason) => `Se devolvió el último cambio. Motivo: ${reason}`,

  preview: 'Qué cambia en cada centro',
  previewLead: 'Nada cambia hasta que usted publique. Cada centro que cambia recibe una nueva versión de sus datos.',
  comesFirst: (day) =>
    `Hay una versión que entra en vigor el ${day}. Publique estos datos ese día o después, o cancele antes esa versión.`,
  nothing: 'Esto es lo que ya está publicado.',

  changes: (what) => `Aquí cambia: ${what}.`,
  keeps: (what) => `Conserva sus propios datos: ${what}.`,
  same: 'Aquí no cambia nada.',
  new: 'El centro todavía no tiene datos. Empieza con estos.',
  later: (day) =>
    `Todavía no cambia nada, porque sus datos cambian el ${day}. Después de ese día, publíquelos otra vez para incluir este cambio.`,
  numbersNow: (what, day) =>
    `Si publica desde hoy, estos números cambian aquí de inmediato: ${what}. Los datos previstos para el ${day} también los reciben.`,
  restWaits: (day) => `Lo demás espera: después del ${day}, publique otra vez los datos del centro para incluirlo.`,
  unfinished: (n) =>
    `Todavía no cambia nada, porque sus propios datos tienen ${n === 1 ? '1 dato' : `${digits(n)} datos`} por completar. Complételos y publique para incluir este cambio.`,
  numbersAlone: (what, n) =>
    `Aquí cambian solo estos números: ${what}. Lo demás espera, porque los datos propios del centro tienen ${n === 1 ? '1 dato' : `${digits(n)} datos`} por completar. Complételos y publique para incluir el resto.`,
  old: (numbers) => `Aquí el personal sigue viendo un número que su organización ya no tiene: ${numbers}.`,
  oldAt:
    'En estos centros, el personal todavía ve un número que su organización ya no tiene. Abra los datos de cada centro, corrija lo que pide el formulario y publíquelos. Si hay una versión programada, cancélela antes.',
  numberReaches:
    'Cada centro que tiene un número de su organización recibe el nuevo de inmediato. Si un centro escribió su propio número, lo conserva.',
  shared: 'Otro de los números locales de su organización es igual',
  breaksPlan: (version, day, reason) =>
    `La versión ${version}, que entra en vigor el ${day}, no puede llevar este número nuevo. ${reason} Cancele esa versión y publique el número nuevo. Luego corrija la versión y prográmela otra vez.`,
  oldOnHome: 'su organización ya no tiene este número',
}
