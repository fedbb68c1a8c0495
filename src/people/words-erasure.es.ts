import type { erasure as english } from './words-erasure.en.ts'
import { count } from '../words/count.ts'

export const erasure: typeof english = {
  link: 'Borrar a esta persona',
  title: 'Borrar a una persona',
  heading: (name) => `Borrar a ${name}`,
  lead: 'El nombre y los datos de contacto se borran para siempre. Lo que pasó queda registrado, con un código que no lleva a nadie.',
  warning:
    'Revise la ley antes de seguir. Muchas veces hay que guardar los registros de capacitación durante años después de que alguien se va, y una revisión de la licencia o un tribunal pueden pedirlos. Si tiene dudas, consulte primero con un asesor legal.',
  notNow: 'Ahora no se puede',

  goes: 'Qué se borra',
  facts: (n) =>
    `${count(n, 'dato', 'datos')} de nombre, correo electrónico, número de empleado e idioma, también los anteriores`,
  account: 'La cuenta: nombre de usuario, contraseña, sesiones y enlaces',
  certificates: (n) =>
    `${count(n, 'certificado', 'certificados')}: el archivo y su código. Quedan el número, el día y la huella`,
  papers: (n) => `${count(n, 'papel archivado', 'papeles archivados')} sobre esta persona`,
  private: 'Todo lo privado: práctica, borradores y preferencias de lectura',
  messages:
    'Los mensajes que no han salido, las vistas guardadas y lo que decían de esta persona los archivos importados',

  stays: 'Qué queda, y por qué',
  entries: (n) =>
    `${count(n, 'entrada', 'entradas')} del libro, con día y huella. Sin ellas nadie podría comprobar que nada cambió`,
  completion: (day, version) =>
    `Orientación terminada el ${day}, versión ${version} de la política: los informes y porcentajes anteriores quedan como estaban`,
  noCompletion: 'Los informes y porcentajes anteriores: cuentan a esta persona, sin su nombre',
  typed:
    'Los motivos y referencias que escribió Recursos Humanos, y los datos de los centros como se publicaron: son parte del libro',
  sharedPapers: (n) =>
    `${count(n, 'papel que también trata', 'papeles que también tratan')} de otras personas, como una hoja de firmas. Cada uno se borra con la última persona que aparece en él`,

  beyond: 'Adónde esto no llega',
  backups:
    'Las copias de seguridad hechas antes de borrar el nombre, también las del propio servidor de los últimos siete días en DATA_DIR/backups. Tienen el nombre hasta que alguien las borre',
  pack: (name, day) => `El paquete de pruebas ${name}, hecho el ${day}, y todas sus copias`,
  handedOut:
    'Lo que ya se entregó: certificados, informes, correos y paquetes de pruebas hechos en la línea de comandos',
  elsewhere:
    'Su sistema de Recursos Humanos y otros sistemas de aprendizaje. Si el nombre sigue en la próxima lista de personal, la importación lo agrega como persona nueva',

  two: 'Dos personas de Recursos Humanos tienen que estar de acuerdo: una lo pide y otra lo confirma.',
  ask: 'Pedirlo',
  ground: 'Por qué',
  choose: 'Elija un motivo',
  needsGround: 'Elija por qué',
  grounds: {
    'asked-by-person': 'Lo pidió la persona',
    'no-longer-needed': 'Ya pasó el tiempo de guardar el registro',
    'recorded-by-mistake': 'El registro se hizo por error',
  },
  sureToAsk: 'Comprobé que la ley nos permite borrar este registro',
  needsSure: 'Marque esta casilla para seguir',
  askedByYou: (day, until) =>
    `Usted lo pidió el ${day}. Pida a alguien más de Recursos Humanos que abra esta página y lo confirme a más tardar el ${until}. Hasta entonces nada cambia.`,
  askedBy: (name, day) => `${name} lo pidió el ${day}.`,
  needsAnother:
    'Quien lo pidió ya no puede actuar por Recursos Humanos, así que alguien de Recursos Humanos tiene que pedirlo otra vez.',
  sureToErase: 'Vi qué se borra y qué queda. No se puede deshacer',
  confirm: 'Borrar ahora',
  alone:
    'Usted es la única persona en Recursos Humanos, así que nadie más puede confirmarlo. Dé acceso a Recursos Humanos a una segunda persona, o pida a quien administra el servidor que use csec erase-person.',
  back: 'Volver al registro',
  refusals: {
    'still-required':
      'Todavía se le pide la orientación a esta persona, así que el registro hace falta. Registre primero su último día, o cambie lo que se pide.',
    yourself: 'No puede borrar su propio registro. Pídaselo a alguien más de Recursos Humanos.',
    'nothing-left': 'En este registro no queda nada por borrar.',
    'import-open':
      'Hay una lista de personal sin registrar, y puede nombrar a esta persona. Regístrela o descártela primero.',
  },

  saved:
    'La persona fue borrada. Borre las copias de seguridad y los paquetes de pruebas anteriores que tienen el nombre.',
  asked: 'Alguien pidió borrar a esta persona',
  erased: 'Se borraron el nombre y los datos de contacto',
  byTwo: (names) => `Pedido y confirmado por ${names}`,
  operatorSays: (asked, confirmed) =>
    `Hecho en el servidor. Quien lo administra dijo que ${asked} lo pidió y que ${confirmed} lo confirmó`,
  byOperator: 'Confirmado en la consola del servidor',
}
