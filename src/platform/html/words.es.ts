import type { Messages } from '../../words/messages.ts'

export const shell: Messages['shell'] = {
  languageName: 'Español',
  siteShown: (site) => `Orientación para ${site}`,
  skip: 'Ir al contenido',
  account: 'Cuenta',
  reports: 'Registros',
  pause: 'Pausa',
  menu: 'Menú',
  leave: 'Salir',
  leaveLoading: 'Cargando.',
  leaveTwoMore: 'Shift: presione 2 veces más para salir de esta página.',
  leaveOneMore: 'Shift: presione 1 vez más para salir de esta página.',
  leaveTimedOut: 'Se acabó el tiempo: usted sigue en esta página.',
  leaveRest: 'de esta página',
  signOut: 'Cerrar sesión',
  signIn: 'Iniciar sesión',
  myCourse: 'Mi curso',
  records: 'Registros',
  orientation: 'Orientación',
  orientationRecords: 'Registros de orientación',
  versions: (course, policy, since) => `Curso, versión ${course}; política, versión ${policy} (${since})`,
  hrSees: 'Qué puede ver Recursos Humanos',
  otherFormat: 'Pedir otro formato',
  contacts: 'A quién llamar',
  typedBefore: (date) => `Aquí está de nuevo lo que escribió el ${date}.`,
  typedExcept: (date, fields) =>
    `Aquí está de nuevo lo que escribió el ${date}, excepto en ${fields}: ahí hubo cambios mientras tanto.`,
  peopleAgain: 'Vuelva a elegir a las personas.',
  startOver: 'Empezar de nuevo',
}

const numbersLate = (date: string) =>
  `Algunos números no se revisan desde el ${date}. Llame de todos modos. Si nadie contesta, llame al Registro Central Estatal (SCR).`

export const support: Messages['support'] = {
  label: 'Apoyo y ayuda de emergencia',
  dangerTitle: 'Si una persona joven está en peligro ahora',
  stop: 'Detenga el curso. Llame al',
  tell: 'Luego avise a la persona designada:',
  tellUnnamed:
    'Luego avise de inmediato a la persona designada de su centro o, si todavía no la hay, a quien supervisa su trabajo. Llame también al Registro Central Estatal (SCR).',
  hardTitle: 'Si algo de aquí le resulta difícil',
  crisisLine: 'Llame o envíe un texto a cualquier hora:',
  pause: 'Hacer una pausa, ver menos detalle o parar por hoy',
  reportTitle: 'Para reportar o pedir ayuda para una persona joven',
  card: 'Una persona joven acaba de contarme algo: qué hacer',
  allContacts: 'Todos los contactos y para qué sirve cada uno',
  checked: (date) =>
    date === '' ? '' : `Las líneas de ayuda y los números locales se revisaron o se consultaron el ${date} o después.`,
  wrong: (n, list) => `${n === 1 ? 'Este número no funcionó' : 'Estos números no funcionaron'}: ${list}.`,
  noAnswer: (scr) => `Si nadie contesta, llame al Registro Central Estatal (SCR) para reportar: ${scr}.`,
  wrongNumber: 'Este número no funcionó cuando alguien lo revisó.',
  fresh: () => '',
  look: () => '',
  late: numbersLate,
  stale: (date) => `${numbersLate(date)} Cuando tenga tiempo, pregunte a Recursos Humanos si siguen al día.`,
}
