import type { certificate as english } from './words.en.ts'
import type { RevocationReason } from '../ledger/bodies/training.ts'

export const certificate = {
  title: 'Certificado de finalización',
  completed:
    'terminó la orientación del personal sobre la explotación sexual comercial de niños, niñas y adolescentes: qué es, qué hacer cuando una persona joven cuenta que la explotan, cómo reportar y dónde encontrar ayuda.',
  completedOn: 'Terminado',
  validUntil: 'Válido hasta',
  credited: 'Duración del curso',
  minutes: (n: number) => `${n} ${n === 1 ? 'minuto' : 'minutos'}, en línea`,
  site: 'Centro',
  policy: 'Política',
  policyVersion: (version: string) => `Versión ${version}`,
  course: 'Curso',
  courseIs: 'Versión del curso',
  courseVersion: (version: string, language: string) => `${version}, ${language}`,
  number: 'Certificado',
  checkAt: 'Cualquiera puede comprobar este certificado en',
  checkShows:
    'Ahí se muestran el nombre que la persona tenía cuando se emitió el certificado, las fechas y las versiones. No se muestra nada de las respuestas ni del puntaje.',
  qr: 'Código QR que abre la página donde se comprueba este certificado',

  credential: {
    statement:
      'Orientación del personal sobre la explotación sexual comercial de niños, niñas y adolescentes: qué es, qué hacer cuando una persona joven cuenta que la explotan, cómo reportar y dónde encontrar ayuda.',
    criteria: 'Lecciones terminadas, prueba final aprobada, política confirmada.',
  },

  page: {
    title: 'Su certificado',
    back: 'Su orientación',
    open: 'Abrir su certificado',
    save: 'Guardar como PDF',
    frozen:
      'El certificado queda tal como se emitió. Si usted cambia de nombre, el certificado conserva el que tenía ese día.',
    withdrawnTitle: 'Este certificado ya no es válido',
    withdrawn: (date: string) =>
      `Recursos Humanos lo retiró el ${date}. Quien lo compruebe verá que ya no es válido. Pregunte a Recursos Humanos qué sigue. Lo que usted terminó sigue registrado.`,
  },

  verify: {
    title: 'Comprobar un certificado',
    lead: 'Escanee el código QR del certificado con un celular. O pegue aquí la dirección larga del código QR.',
    field: 'Dirección del código QR',
    hint: 'Es larga: no bastan la dirección corta ni el número impresos en el certificado. Los espacios y los saltos de línea no importan.',
    button: 'Comprobar',
    needed: 'Pegue la dirección larga del código QR.',
    numberOnly:
      'Ese es el número del certificado. Para comprobarlo, escanee el código QR con un celular y pegue la dirección larga que se abre.',
    privacy: 'Lo que usted pega se comprueba y no se guarda.',
    again: 'Comprobar otro certificado',
    retry: 'Pegarla otra vez',
    result: 'Resultado',
    state: {
      genuine: {
        title: 'Este certificado es auténtico',
        text: 'Lo emitimos nosotros y nada cambió en el código. Compare las líneas de abajo con el papel o el archivo que usted tiene.',
      },
      expired: {
        title: 'Auténtico, pero ya venció',
        text: 'Lo emitimos nosotros y nada cambió en el código. Era válido hasta una fecha que ya pasó.',
      },
      revoked: {
        title: 'Este certificado se retiró',
        text: 'Lo emitimos nosotros. Después lo retiramos, así que ya no es válido. Pregunte a la organización que lo emitió.',
      },
      changed: {
        title: 'Este código está alterado',
        text: 'Menciona una de nuestras claves, pero la firma no coincide. No confíe en él. Si lo copió a mano, copie otra vez la dirección completa.',
      },
      'unknown-key': {
        title: 'No conocemos la clave que lo firmó',
        text: 'Puede ser de otra organización. Compruébelo en la dirección que aparece en el certificado. Hasta entonces, no confíe en él.',
      },
      'not-on-record': {
        title: 'Este certificado no está en nuestros registros',
        text: 'La firma coincide, pero no consta que lo hayamos emitido. No confíe en él. Pregunte a la organización.',
      },
      unreadable: {
        title: 'Esto no es el código de un certificado',
        text: 'Copie la dirección completa del código QR, desde http hasta el final, y péguela otra vez.',
      },
    },
    name: 'Nombre al emitirlo',
    organization: 'Emitido por',
    issuedOn: 'Emitido',
    fileNote:
      'Esta página comprueba solo el código. No lee el resto de un archivo: si una línea de aquí es distinta de lo que dice el archivo, el archivo está alterado.',
  },

  hr: {
    heading: 'Certificados',
    none: 'Ninguno. Se emite uno cuando la persona termina la orientación aquí.',
    one: (number: string, date: string) => `${number}, emitido el ${date}`,
    file: 'PDF',
    fileOf: (number: string) => `de ${number}`,
    erased: 'Borrado junto con el nombre',
    revoke: 'Retirar',
    revokedOn: (date: string) => `Retirado el ${date}`,
    revokedLatest: 'El último certificado se retiró.',
    revokeTitle: 'Retirar un certificado',
    revokeHeading: (number: string) => `Retirar el certificado ${number}`,
    revokeLead:
      'A partir de ahora, quien compruebe el certificado verá que ya no es válido. Esto no se puede deshacer. La orientación terminada sigue registrada.',
    reason: 'Motivo',
    reasonHint: 'Se muestra en este registro. La comprobación pública no lo muestra.',
    choose: 'Elija un motivo',
    reasons: {
      'issued-in-error': 'Emitido por error',
      'wrong-details': 'Un dato está mal',
      'completion-withdrawn': 'La orientación terminada no cuenta',
      'key-exposed': 'La clave de firma quedó expuesta',
    } satisfies Record<RevocationReason, string>,
    reasonNeeded: 'Elija un motivo',
    button: 'Retirar el certificado',
    cancel: 'Conservarlo',
  },

  timeline: {
    issued: (number: string) => `Se emitió el certificado ${number}`,
    revoked: (number: string) => `Se retiró el certificado ${number}`,
  },
} satisfies typeof english
