import type { SiteRole } from '../../ledger/bodies/role.ts'
import type { DriftReason } from './drift.ts'
import type { siteRoles as english } from './words.en.ts'
import { digits } from '../../words/count.ts'

const role: Record<SiteRole, string> = {
  named: 'Persona designada',
  backup: 'Persona de respaldo',
  alternative: 'A quién acudir si la preocupación es sobre la persona designada',
  support: 'Apoyo para el personal',
}

const reason: Record<DriftReason, (name: string, day: string) => string> = {
  left: (name, day) => `${name} no trabaja aquí desde el ${day}.`,
  leave: (name, day) => `${name} está de licencia desde el ${day}.`,
  site: (name, day) => `${name} trabaja en otro centro desde el ${day}.`,
  position: (name, day) => `${name} tiene otro puesto desde el ${day}.`,
}

const notAvailable = (name: string, day: string): string =>
  `No se puede contar con ${name} en esta función desde el ${day}.`

export const siteRoles: typeof english = {
  lostOnSitePage: (roles) =>
    `Los datos cambiaron y estas funciones quedaron sin vincular: ${roles}. Vuelva a vincularlas.`,
  awayInPreview: (roles) =>
    `Así lo vería ahora el personal. No se le dan los números de estas funciones, porque las personas vinculadas con ellas están ausentes: ${roles}.`,
  link: 'Vincular a las personas con sus funciones',
  title: (site) => `Personas de ${site}`,
  back: 'Volver a los datos',
  lead: 'Vincule cada función con la persona del registro que la cumple. Si esa persona se va, toma una licencia o cambia de puesto, usted recibe un aviso el mismo día y el personal deja de ver el número de esa persona.',
  byHand: 'Usted elige a cada persona. Nada se vincula automáticamente, aunque los nombres coincidan.',
  notLive: 'Los datos de este centro todavía no están publicados. Publíquelos primero y después vincule las funciones.',
  role,
  unlinked: 'Sin vincular. Si esta persona se va, usted no recibe ningún aviso.',
  lost: 'Los datos cambiaron y esta función quedó sin vincular. Vuelva a vincularla o indique que no hace falta vincular a nadie.',
  noOne: 'No hace falta vincular a nadie',
  noOneFor: (who) => `No hace falta vincular a nadie: ${who}`,
  leftOut: {
    title: 'Funciones vinculadas que ya no están en los datos',
    lead: 'Cuando los datos cambiaron, cada una de estas funciones estaba vinculada con alguien. Si una se quitó por error, vuelva a ponerla en los datos y vincúlela otra vez. Si no, confirme que ya no hace falta.',
    button: 'Ya no hace falta',
    buttonFor: (who) => `Ya no hace falta: ${who}`,
    onSitePage: (roles) =>
      `Estas funciones tienen a alguien vinculado, pero ya no están en los datos: ${roles}. Indique si todavía hacen falta.`,
  },
  planned: {
    title: (day) => `Los datos previstos cambian funciones vinculadas el ${day}`,
    lead: (roles) => `Estas funciones cambian: ${roles}. Más abajo se indica qué hacer con cada una.`,
    change: {
      renewed: (day) =>
        `Los datos previstos cambian el número o el título de esta función, así que el vínculo termina el ${day}. Si la misma persona sigue en la función, vuelva a elegirla aquí antes de ese día y el vínculo se mantiene.`,
      stays: (day) =>
        `Los datos previstos cambian el número o el título de esta función el ${day}. El vínculo se mantiene, porque después de planearlos alguien decidió quién cumple la función.`,
      away: (day) =>
        `Los datos previstos cambian el número o el título de esta función el ${day}. Ese día no se puede contar con esta persona, así que el personal todavía ve el número de la persona que sigue. Decida aquí quién cumple la función.`,
      other: (day) =>
        `Los datos previstos dan esta función a otra persona o la quitan, así que el vínculo termina el ${day}. Si otra persona la asume, vincúlela aquí ese día.`,
    },
  },
  heldBy: (name) => `Vinculada con ${name}`,
  linkedOn: (by, day) => `Vinculada por ${by} el ${day}.`,
  confirmedOn: (by, day) => `${by} confirmó el ${day} que el vínculo sigue vigente.`,
  drifted: (n) => (n === 1 ? 'Falta alguien en 1 función' : `Falta alguien en ${digits(n)} funciones`),
  driftedLead:
    'Hasta que usted decida, el personal ve el número de la persona que sigue, o ninguno si nadie puede sustituirla. Al personal no se le dice por qué.',
  open: {
    nobody: (at) =>
      `A partir de este momento no hay nadie de turno: ${at}. Todas las personas que podrían contestar están ausentes. Elija a alguien para ese horario.`,
    alone: (at) =>
      `A partir de este momento, la única persona de turno es también la de respaldo: ${at}. El personal no tiene a quién más llamar. Elija a otra persona para una de las dos funciones o cambie el horario.`,
  },
  reason,
  notAvailable,
  shows: (who) => `El personal ve: ${who}.`,
  showsNobody:
    'Como nadie más puede sustituir a esta persona, se le dice al personal que llame directamente al SCR o al 911.',
  showsNoOne: 'Por ahora, el personal no ve a nadie en esta función.',
  changeFirst:
    'Si otra persona asumió la función, cambie los datos para que incluyan el número nuevo y después elija aquí a esa persona.',
  askSteward: (names) =>
    `Si otra persona asumió la función, pida a ${names === '' ? 'una persona responsable del contenido' : `${names} (responsable del contenido)`} que cambie los datos.`,
  returns: (who) =>
    `Con “Elegir a otra persona”, “El vínculo sigue vigente” o “Quitar el vínculo”, el personal vuelve a ver de inmediato: ${who}. Use estas opciones solo si allí contesta la persona correcta.`,
  linkReturns: (who) =>
    `Cuando vincule a alguien, el personal volverá a ver de inmediato: ${who}. Asegúrese de que esa persona conteste allí.`,
  details: 'Cambiar los datos',
  search: 'Nombre o número de empleado',
  find: 'Buscar',
  choose: 'Elegir a una persona',
  chooseOther: 'Elegir a otra persona',
  choosing: (who) => `¿Quién es “${who}”?`,
  found: 'Personas encontradas',
  nobody: 'No se encontró a nadie que trabaje aquí y no esté de licencia. Escriba una parte del nombre.',
  more: 'Hay más resultados. Escriba más letras del nombre.',
  linkThis: 'Vincular',
  linkTo: (name) => `Vincular con ${name}`,
  away: 'Esta persona no trabaja aquí hoy o está de licencia. Elija a otra.',
  both: 'El personal acude a otra persona cuando la preocupación es sobre quien recibe los avisos, así que nadie puede tener las dos funciones. Elija a otra persona o quite primero el vínculo de esta persona con la otra función. Si de verdad tiene las dos, asigne una a otra persona en los datos.',
  alone:
    'Esta persona se respaldaría a sí misma mientras nadie más está de turno, y el personal que no la localice no tendría a quién llamar. Elija a otra persona o quite primero el otro vínculo de esta persona.',
  changed:
    'Los datos o los vínculos cambiaron después de que usted abrió esta página. No se guardó nada. Revise las funciones.',
  stillRight: 'El vínculo sigue vigente',
  stillRightFor: (name) => `${name} sigue en esta función`,
  unlink: 'Quitar el vínculo',
  unlinkFor: (name) => `Quitar el vínculo con ${name}`,
  done: {
    linked: 'Listo. Si algo cambia, usted recibirá un aviso el mismo día.',
    unlinked: 'Se quitó el vínculo. El personal ve el número que está en los datos.',
    confirmed:
      'Quedó anotado con el nombre de usted y la fecha de hoy. El personal vuelve a ver el número de esta persona.',
    nobody: 'Su respuesta quedó registrada.',
  },
  timeline: {
    linked: (which, who) => `${which}: vinculada con ${who}`,
    kept: (which, who) => `${which}: se mantuvo el vínculo con ${who} cuando cambiaron los datos`,
    unlinked: 'Se quitó el vínculo entre una función y la persona que la cumplía',
    nobody: (which) => `${which}: no hace falta vincular a nadie después del cambio de datos`,
    confirmed: 'Se confirmó que el vínculo de una función sigue vigente',
  },
  mail: {
    subject: (n) => `Falta alguien en ${n === 1 ? 'una función' : 'varias funciones'} de un centro`,
    gone: (which, site, day) =>
      `La persona vinculada con “${which}” en ${site} no está disponible en esa función desde el ${day}.`,
    now: 'Por ahora, el personal ve el número de la persona que sigue, o ninguno si nadie puede sustituirla. Al personal no se le dice por qué.',
    open: 'Vea qué función es y elija qué hacer:',
  },
}
