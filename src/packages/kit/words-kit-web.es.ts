import type { Messages } from '../../words/messages.ts'

/** The kit of the web edition, in Spanish. */
export const kitWeb: Messages['kit']['web'] = {
  lead: 'Una página: ponga el curso en su servidor web, deje que solo su propio personal lo abra, pruébelo en diez minutos y haga llegar los comprobantes a Recursos Humanos.',
  host: 'Ponerlo en un servidor web',
  hostSteps: [
    'Descomprima el zip en una carpeta propia de su servidor web. Deje juntos todos los archivos, con sus nombres tal como están.',
    'Sírvalo con https. No necesita programas ni base de datos en el servidor.',
    'Conserve su dirección. Los navegadores guardan el avance según ella: en otra dirección el curso empieza desde el principio.',
    'Después de la prueba de abajo, envíe al personal la dirección de index.html.',
  ],
  restrict: 'Que solo lo abra su propio personal',
  restrictPoints: [
    'Ponga la carpeta detrás del inicio de sesión de sus páginas internas. La dirección sola no debe bastar.',
    'Sus archivos tienen las respuestas correctas, y teléfonos y puestos de su centro. Ningún buscador debe encontrarlos.',
    'El curso no ve quién inició sesión y no envía el avance al servidor. El registro del servidor puede decir quién abrió un archivo.',
  ],
  shared: 'Computadoras compartidas',
  sharedPoints: [
    'El avance se guarda en el navegador y en ningún otro lugar. En otro navegador o en otra computadora el curso empieza desde el principio.',
    'Quien usa después el mismo navegador encuentra el avance de la persona anterior. Dé a cada persona su propia cuenta en la computadora. O haga que termine de una vez, guarde el comprobante y borre los datos de la página.',
    'Una ventana privada olvida el avance cuando se cierra.',
  ],
  receipts: 'Cómo llegan los comprobantes a Recursos Humanos',
  receiptSteps: [
    'Al final el curso muestra un comprobante: una página con el puntaje, el día, las versiones y un código de comprobación. La persona la imprime o la guarda como archivo, y escribe su nombre en ella.',
    'La persona la entrega a Recursos Humanos por el mismo camino que otros papeles del personal. Recursos Humanos la guarda: nada más dice que esta persona terminó.',
    'Si Recursos Humanos tiene una duda, envíe el código y los datos de la página a quien le envió el paquete. Ahí se puede ver si corresponden. El código no es una firma.',
  ],
  wrongRows: [
    [
      'La página queda vacía o no se abre',
      'Falta un archivo, o el servidor envía los scripts como otro tipo de archivo',
      'Descomprima el zip otra vez, con todas sus carpetas. El servidor debe enviar los archivos .js como text/javascript.',
    ],
    [
      'Empieza desde el principio',
      'Otro navegador, otra computadora, otra dirección, o datos que se borraron',
      'Ábralo donde se empezó.',
    ],
    [
      '“Aquí no se registra nada”',
      'El navegador no deja que la página guarde datos',
      'Permítalo para esta página, o use otro navegador.',
    ],
    [
      'Muestra el avance de otra persona',
      'Dos personas usan el mismo navegador',
      'Borre los datos de la página en ese navegador, cuando la otra persona ya tenga su comprobante.',
    ],
    [
      'Alguien terminó y no tiene comprobante',
      'La página se cerró antes de imprimirla',
      'Abra el curso otra vez en el mismo navegador. La última página sigue ahí.',
    ],
  ],
  script: {
    lead: 'Dos pruebas. La primera dura diez minutos: quién puede abrir el curso, y que sigue donde estaba. El recorrido completo dura cerca de una hora: el curso se termina y hay un comprobante.',
    beforePoints: [
      'Use dos navegadores, y en el primero una ventana en la que no haya iniciado sesión.',
      'Tras cada paso, compare lo que ve con la última columna.',
    ],
    head: ['Paso', 'Haga esto', 'Usted ve'],
    quickRows: [
      [
        'Cerrado para otros',
        'Abra la dirección sin iniciar sesión.',
        'El inicio de sesión de sus páginas internas, y nada del curso.',
      ],
      [
        'Abrir',
        'Inicie sesión y abra index.html.',
        'La primera página. Una línea dice que el avance se guarda solo en este navegador.',
      ],
      [
        'Salir',
        'Abra la lección 1, responda una pregunta y cierre la ventana.',
        'La ventana se cierra. No pregunta nada.',
      ],
      ['Seguir', 'Abra la dirección otra vez en el mismo navegador.', 'El curso ofrece la página donde estaba.'],
      ['Otro navegador', 'Abra la dirección en el segundo navegador.', 'El curso empieza desde el principio.'],
    ],
    fullPoints: [
      'Siga en el primer navegador, antes de enviar la dirección al personal.',
      'Para ir rápido, responda cualquier cosa en las lecciones: una lección cuenta cuando cada pregunta tiene respuesta.',
      'Para la prueba final, pida la clave para quien capacita a quien le envió el paquete. No está en esta carpeta.',
    ],
    fullRows: [
      ['Lecciones', 'Termine todas las lecciones y tres historias.', 'El paso siguiente es la prueba final.'],
      [
        'Aún sin aprobar',
        'Entregue la prueba final con muy pocas bien.',
        'El curso ofrece hacerla otra vez. No hay comprobante.',
      ],
      ['Aprobar', 'Haga la prueba final otra vez y apruébela.', 'Falta un paso: la política. Aún no hay comprobante.'],
    ],
    finishRows: [
      [
        'Confirmar',
        'Confirme la política. Imprima la última página.',
        'El comprobante, con el puntaje, el día y un código de comprobación.',
      ],
      [
        'Abrir una vez más',
        'Cierre la ventana y abra el curso otra vez.',
        'El curso está terminado. El código es el mismo.',
      ],
    ],
    resultPoints: [
      'El día, el servidor web, los navegadores.',
      'El código de comprobación.',
      'Cada paso que mostró otra cosa, con el texto que usted vio.',
    ],
  },
  release:
    'Para reemplazarlo, ponga los archivos nuevos en el lugar de los anteriores, en la misma dirección. Ponga un cambio MAJOR en una carpeta propia, y deje la anterior para quienes están en ella.',
}
