// City notices with drafts made from them that say nothing wrong: = a source, each line after it a draft.
namespace Folkmoot.Tests.Drafting;

internal static class ClaimPairs
{
    /// <summary>The day on which all of them are read.</summary>
    public static readonly DateOnly Today = new(2026, 4, 1);

    /// <summary>What the agency knows for certain.</summary>
    public static readonly string[] Facts = ["311", "555-010-0311", "https://www.marlow.example", "hello@marlow.example", "Marlow Ferry", "Marlow", "Ciudad de Marlow", "City of Marlow"];

    public static IEnumerable<(string Source, string Draft)> All()
    {
        var source = "";
        foreach (var line in Texts.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("= ", StringComparison.Ordinal))
            {
                source = line[2..];
            }
            else
            {
                yield return (source, line);
            }
        }
    }

    private const string Texts = """
        = The Elm Street Library will be closed from Thursday, May 14 to Saturday, May 16, 2026, while crews replace 42 windows. Book returns stay open. The branch at 120 Elm Street reopens Monday, May 18 at 9:00 a.m. Questions: 555-010-0142 or library@marlow.example.
        📚 Elm Street Library is closed May 14–16 for new windows. We reopen on Monday, 18 May at 9 am. Questions? Call (555) 010-0142.
        Heads up: the library at 120 Elm St. closes on Thursday 14 May and opens again on May 18. Write to library@marlow.example.
        Forty-two new windows are coming to the Elm Street Library. We are closed 14 to 16 May. You can still return books!
        = Water will be shut off on Oak Avenue between 3rd Street and 7th Street on Tuesday, June 2, from 8 a.m. to 4 p.m. About 350 homes are affected. Bottled water can be picked up at Fire Station 4, 88 Harbor Road. For help call 555-010-0177.
        No water on Oak Ave from 3rd Street to 7th Street this Tuesday, 2 June, 8:00–16:00. Get bottled water at 88 Harbor Rd.
        About 350 homes on Oak Avenue will be without water on June 2nd, 8am-4pm. Need help? 555.010.0177
        Oak Avenue: water is off on 2 June between 8 a.m. and 4 p.m. Pick up bottled water at Fire Station 4.
        = The City Council meets on Wednesday, April 15, 2026, at 6:30 p.m. in Room 210 of City Hall, 1 Civic Square. The agenda has 12 items, among them the $4.5 million plan for Riverside Park. Watch at https://www.marlow.example/council/live or speak for up to three minutes.
        City Council meets Wednesday, April 15 at 6:30 p.m. in Room 210, City Hall. Watch live: marlow.example/council/live
        On the agenda on 15 April: the $4.5 million plan for Riverside Park. The meeting starts at 18:30.
        You have 3 minutes to speak at the council meeting on 4/15, 6.30pm, City Hall, 1 Civic Square.
        = Free flu shots for everyone aged 6 and older at the Southside Health Center, 2400 Lincoln Boulevard, every Saturday in October from 10 a.m. to 2 p.m. No appointment needed. Bring an ID. Last year 5,200 residents were vaccinated. Call 555-010-0190.
        Free flu shots! Saturdays in October, 10 am to 2 pm, at the Southside Health Center, 2400 Lincoln Blvd. For everyone aged six and older.
        Last year 5200 of you got a flu shot. Join them at 2400 Lincoln Boulevard, Saturdays 10–2.
        No appointment needed for flu shots on Saturdays in October. Bring your ID. Questions: 5550100190
        = Garbage collection moves by one day in the week of Memorial Day, Monday, May 25. Monday routes will be served on Tuesday, Tuesday routes on Wednesday. Put carts out by 6:00 a.m. The Transfer Station at 900 Quarry Lane is closed on May 25. More at marlow.example/trash.
        No garbage pickup on Memorial Day, May 25. If your day is Monday, put your cart out on Tuesday by 6 a.m.
        The Transfer Station (900 Quarry Ln) is closed Monday, May 25. Details: https://marlow.example/trash/
        Holiday week: Monday routes move to Tuesday and Tuesday routes to Wednesday. Carts out by 6:00!
        = The Harbor Bridge will be closed to cars from Friday, June 19, at 9 p.m. until Monday, June 22, at 5 a.m. for repairs costing $780,000. Use Mill Road or the Marlow Ferry, which runs every 20 minutes. Pedestrians and cyclists may cross at all times.
        🚧 Harbor Bridge is closed to cars from June 19, 9 p.m. to June 22, 5 a.m. Use Mill Road or the ferry.
        The bridge closes Friday 19 June at 21:00 and reopens Monday 22 June at 05:00. The Marlow Ferry runs every twenty minutes.
        Repairs to Harbor Bridge will cost $780k. People on foot or on a bike can still cross.
        = Property tax bills were mailed on July 1, 2026 and are due by July 31. Pay at https://pay.marlow.example/tax, by mail, or at the Treasurer's Office, 15 Court Street, weekdays from 8:30 a.m. to 4:30 p.m. After the due date a penalty of 10% is added, then 1.5% each month.
        Your property tax is due by 31 July. Pay online at pay.marlow.example/tax.
        Pay your property tax by July 31, or a 10 percent penalty is added. Treasurer's Office: 15 Court St, Monday to Friday, 8:30–4:30 p.m.
        Late payments cost 10 % at first and then 1.5 % a month. Bills went out on July 1.
        = The Parks Department will plant 1,500 trees along Cedar Road and in Lakeview Park this fall, paid for by a $250,000 state grant. Volunteers are welcome on Saturday, October 17, 2026, at 9 a.m.; gloves and lunch are provided. Sign up: trees@marlow.example.
        We are planting 1.5k trees along Cedar Road and in Lakeview Park. Help us on October 17 at 9 in the morning!
        1500 new trees are coming to Cedar Rd and Lakeview Park thanks to a $250,000 grant. Sign up at trees@marlow.example.
        Volunteers: meet on Saturday, 17 October 2026, 09:00. We bring gloves and lunch.
        = Because of the heat advisory, cooling centers are open July 8 through July 10 from 11 a.m. to 8 p.m.: Westgate Community Center, 310 Pine Street, and Northfield Senior Center, 77 Station Road. Temperatures may reach 104 degrees. In an emergency call 911. Information: 311.
        Extreme heat: cooling centers are open July 8–10, 11–8 p.m., at 310 Pine St and 77 Station Rd.
        It may reach 104 degrees. Cool down at Westgate Community Center or Northfield Senior Center. Emergency? Call 911.
        Cooling centers open 8, 9 and 10 July. Call 311 for information.
        = Early voting runs from October 20 to October 30, 2026, at City Hall and the Elm Street Library, 8 a.m. to 6 p.m., closed on Sunday. On Election Day, Tuesday, November 3, polls are open from 7 a.m. to 8 p.m. Check your polling place at vote.marlow.example or call 555-010-0300.
        Vote early: Oct. 20 to Oct. 30 at City Hall and the Elm Street Library, 8 a.m.–6 p.m.
        Election Day is Tuesday, Nov. 3. Polls are open 7:00 to 20:00. Find yours at https://vote.marlow.example.
        Not sure where to vote on 3 November? Call 555 010 0300.
        = The Summer Reading Program for children aged 5 to 12 begins on Monday, June 8, at 10 a.m. at the Harbor Branch, 45 Dock Street. Children who read 20 books get a free ticket to the Marlow Aquarium. Last summer 830 children took part and read 14,600 books.
        Summer reading starts June 8! Children aged 5–12 who read twenty books get a ticket to the Marlow Aquarium.
        Join us Monday 8 June at ten at the Harbor Branch, 45 Dock St.
        Last summer 830 children read 14 600 books. Can we beat that? We begin on 8 June at 10:00.
        = From September 1, parking downtown costs $2.50 an hour instead of $2.00, Monday to Saturday, 9 a.m. to 6 p.m. The first 15 minutes are free. Permits for residents stay at $60 a year. Buy them at the Parking Office, 200 Market Street, or at marlow.example/parking/permits.
        Starting September 1, downtown parking is $2.50 an hour, Mon–Sat, 9 to 6. The first fifteen minutes are free.
        Resident parking permits still cost 60 dollars a year. Get yours at marlow.example/parking/permits.
        Downtown parking goes from $2 to $2.50 an hour on 1 September. Parking Office: 200 Market St.
        = Bus line 14A will not stop at Central Plaza from Saturday, August 15 to Friday, August 28. Use the stop on Bell Street, 200 meters away. Line 7 runs every 12 minutes. The night bus N3 leaves at 12:30 a.m. Call 555-010-0222 for accessible travel.
        Line 14A skips Central Plaza from Aug 15 to Aug 28. Walk 200 meters to the stop on Bell St.
        From 15 August to 28 August use the Bell Street stop for bus 14A. The N3 leaves at 00:30.
        Need accessible travel while Central Plaza is closed? Call 555-010-0222. Bus 7 comes every twelve minutes.
        = A small business grant of up to $10,000 is open until midnight on May 31. The program has $1.2 million for 140 businesses with fewer than 25 employees. Apply at https://grants.marlow.example/small-business. A workshop is held on April 22 at noon at the Commerce Center, 5 Mill Road.
        Grants of up to $10,000 for small businesses! Apply by May 31 at grants.marlow.example/small-business.
        Fewer than 25 employees? You could get a grant. Workshop: April 22, 12 p.m., Commerce Center, 5 Mill Rd.
        $1.2 million is there for 140 businesses. Apply before midnight on 31 May.
        = The Animal Shelter at 1600 Ferry Road has a free adoption day on Saturday, May 9, from noon to 5 p.m. 38 dogs and 52 cats are looking for a home. Adopters must be 18 or older. All animals are vaccinated. More: shelter@marlow.example or 555-010-0455.
        Adopt a friend on May 9, 12–5 p.m., at 1600 Ferry Road. It is free!
        38 dogs and 52 cats need a home. Come to our adoption day on Saturday 9 May, noon to 5. You must be 18.
        Questions about adoption? shelter@marlow.example, 555-010-0455
        = Street cleaning in Eastwood begins on April 13. Cars left on odd sides on Mondays and even sides on Tuesdays between 8 a.m. and noon will be ticketed $45. The schedule covers 63 streets, among them Maple Lane, Birch Lane and Orchard Terrace.
        Street cleaning starts in Eastwood on 13 April. Move your car from odd sides on Mondays and from even sides on Tuesdays, 8 to 12.
        Avoid a $45 ticket on Maple Lane, Birch Lane and Orchard Terrace: move your car between 8 a.m. and 12 p.m.
        63 streets in Eastwood get cleaned, starting April 13.
        = The Department of Health closed Lakeview Beach on July 16, 2026, after a water sample showed too many bacteria. New results are expected on Friday, July 17, in the afternoon. Six other beaches are open, among them Pebble Cove and Gull Point. Check beaches.marlow.example.
        Lakeview Beach is closed since July 16 because of bacteria. Six other beaches are open.
        We expect new results for Lakeview Beach on Friday, July 17. Try Pebble Cove or Gull Point.
        Before you swim, check https://beaches.marlow.example. 6 beaches are open, and Lakeview Beach is not.
        = Construction of the Northside Fire Station at 510 Canyon Drive starts on Monday, April 20, and takes 18 months. It will house 24 firefighters and cut response times by 35 percent. The budget is $9.8 million. Noise hours are 7 a.m. to 5 p.m. on weekdays.
        Work on the Northside Fire Station, 510 Canyon Dr, starts April 20 and takes eighteen months.
        The new station cuts response times by 35% and is home to 24 firefighters.
        Expect noise near 510 Canyon Drive from 7 to 5 on weekdays, starting Monday, 20 April. Budget: $9.8 million.
        = Swim lessons at Jefferson Pool, 33 Union Street, run from June 15 to August 7. A course of 8 lessons costs $40 for residents and $65 for others. Registration opens on Friday, May 1, at 7 p.m. at marlow.example/swim. The pool holds 120 people.
        Registration for swim lessons opens May 1 at 7pm: www.marlow.example/swim
        Eight swim lessons at Jefferson Pool cost residents $40, and others $65.
        Swim lessons run 15 June to 7 August at 33 Union St.
        = The Farmers Market moves to Washington Square on Sunday, May 3, and is open every Sunday from 8 a.m. to 1 p.m. until October 25. 45 stands, free parking for two hours in the garage on Grant Avenue. SNAP benefits are doubled up to $20.
        The Farmers Market opens at Washington Square on May 3. Every Sunday, 8–1 p.m.
        45 stands and 2 hours of free parking on Grant Ave. See you at the Farmers Market on Sundays until 25 October!
        SNAP benefits count double at the market, up to 20 dollars.
        = City Hall, all libraries and the Recreation Center are closed on Friday, July 3, for Independence Day. Fireworks begin at 9:15 p.m. on Saturday, July 4 at Lakeview Park; gates open at 5 p.m. Shuttle buses leave from Lincoln High School every 10 minutes. Bags larger than 14 inches are not allowed.
        City Hall and libraries are closed on Friday, July 3.
        Fireworks on July 4 at 9:15 pm in Lakeview Park. Gates open at 17:00. Take the shuttle from Lincoln High School, every ten minutes.
        Going to the fireworks at Lakeview Park? Leave bags larger than 14 inches at home. We start on Saturday at 21:15.
        = La Biblioteca Central cerrará del jueves 14 al sábado 16 de mayo de 2026 por la instalación de 42 ventanas. Reabrirá el lunes 18 de mayo a las 9:00 h. Dirección: calle Mayor, 14. Información: 915 550 142 o biblioteca@marlow.example.
        📚 La Biblioteca Central cierra del 14 al 16 de mayo por obras. Abrimos de nuevo el lunes 18 de mayo a las 9 de la mañana.
        La biblioteca de la calle Mayor 14 estará cerrada del 14 al 16/5. Dudas: 91 555 01 42.
        Ponemos 42 ventanas nuevas en la Biblioteca Central. Volvemos el 18 de mayo. Escríbenos a biblioteca@marlow.example
        = El martes 2 de junio se cortará el agua en la avenida de la Paz, entre los números 10 y 86, de 8:00 a 16:00 horas. Afecta a unas 350 viviendas. Se repartirá agua embotellada en la plaza del Carmen. Teléfono de incidencias: 900 555 177.
        Corte de agua el martes 2 de junio de 8 a 16 h en la avda. de la Paz, números 10 a 86.
        Unas 350 viviendas de la avenida de la Paz no tendrán agua el 2/6. Repartimos agua en la plaza del Carmen.
        ¿Problemas con el corte de agua del 2 de junio? Llame al 900555177.
        = El Pleno municipal se celebra el miércoles 15 de abril de 2026 a las 18:30 en el Salón de Actos del Ayuntamiento, plaza de la Villa, 1. Se votará el plan de 4,5 millones de euros para el Parque del Río. Puede seguirse en https://www.marlow.example/pleno.
        El miércoles 15 de abril, a las seis y media de la tarde, Pleno municipal. Síguelo en marlow.example/pleno
        El Pleno vota el 15 de abril el plan del Parque del Río: 4,5 millones de euros. A las 18.30 h.
        Te esperamos en el Salón de Actos, plaza de la Villa 1, el 15 de abril de 2026.
        = Vacunación gratuita contra la gripe para mayores de 60 años en el Centro de Salud Sur, paseo de los Olmos 24, todos los sábados de octubre de 10:00 a 14:00. No hace falta cita. El año pasado se vacunaron 5.200 vecinos. Teléfono: 915 550 190.
        Vacúnate gratis contra la gripe los sábados de octubre, de 10 a 14 h, en el Centro de Salud Sur.
        ¿Tienes más de 60 años? Vacuna gratis en el paseo de los Olmos, 24. Tel. 915 55 01 90.
        El año pasado se vacunaron 5200 vecinos. Sin cita, sábados de 10 de la mañana a 2 de la tarde.
        = La recogida de basura cambia en Semana Santa: el jueves 2 de abril y el viernes 3 de abril no habrá servicio. Los contenedores se vaciarán el sábado 4 de abril desde las 7:00. El punto limpio de la carretera de Toledo 120 cierra hasta el lunes 6 de abril. Más en marlow.example/limpieza.
        Semana Santa: no hay recogida de basura el 2 y 3 de abril. Vaciamos los contenedores el sábado 4.
        El punto limpio de la ctra. de Toledo, 120 cierra hasta el 6 de abril. Más: https://marlow.example/limpieza
        Recogida de basura el sábado 4 de abril a partir de las 7 h.
        = El Puente Nuevo estará cerrado al tráfico desde el viernes 19 de junio a las 21:00 hasta el lunes 22 de junio a las 5:00 por obras con un coste de 780.000 euros. Desvío por la calle del Molino. El transbordador sale cada 20 minutos.
        🚧 Puente Nuevo cerrado desde el 19 de junio a las 9 de la noche hasta el 22 de junio a las 5 de la mañana.
        Mientras el Puente Nuevo esté cerrado, ve por la calle del Molino o toma el transbordador, cada veinte minutos.
        Las obras del puente cuestan 780.000 €. Se abre el lunes 22 de junio a las 05:00.
        = El plazo para pagar el IBI va del 1 de julio al 31 de agosto. Se puede pagar en https://tributos.marlow.example/ibi o en la Oficina de Tributos, calle Real 15, de lunes a viernes de 8:30 a 14:30. Con domiciliación hay un descuento del 5 %. Pasado el plazo, el recargo es del 10 %.
        Paga el IBI hasta el 31 de agosto en tributos.marlow.example/ibi.
        Si domicilias el IBI, ahorras un 5%. Oficina de Tributos: calle Real, 15, laborables de 8.30 a 14.30 h.
        Plazo del IBI: del 1 de julio al 31 de agosto. Después hay un recargo del 10 por ciento.
        = El Ayuntamiento plantará 1.500 árboles en la avenida de los Cedros y en el Parque del Lago gracias a una ayuda de 250.000 euros. Se buscan voluntarios para el sábado 17 de octubre a las 9:00. Inscripción: arboles@marlow.example.
        Plantamos 1500 árboles en la avenida de los Cedros y en el Parque del Lago. ¿Nos ayudas el 17 de octubre?
        Buscamos voluntarios: sábado 17 de octubre, 9 h. Inscríbete en arboles@marlow.example
        Una ayuda de 250 000 € permite plantar mil quinientos árboles en Marlow.
        = Por la ola de calor abren refugios climáticos del 8 al 10 de julio, de 11:00 a 20:00: Centro Cultural Oeste, calle del Pino 31, y Centro de Mayores Norte, avenida de la Estación 77. Se esperan 41 grados. Emergencias: 112. Información: 010.
        Ola de calor: refugios abiertos del 8 al 10 de julio, de 11 de la mañana a 8 de la tarde.
        Se esperan 41 grados. Refúgiate en el Centro Cultural Oeste (calle del Pino, 31) o en el Centro de Mayores Norte.
        Refugios climáticos los días 8, 9 y 10 de julio. Información en el 010. Emergencias: llama al 112.
        = El curso de natación de la Piscina Jefferson, calle de la Unión 33, empieza el lunes 15 de junio y tiene 8 clases. Cuesta 40 euros para empadronados y 65 euros para los demás. La inscripción se abre el viernes 1 de mayo a las 19:00 en marlow.example/natacion. Hay 120 plazas.
        Ocho clases de natación por 40 € si estás empadronado. Empezamos el 15 de junio.
        Inscripción desde el 1 de mayo a las 7 de la tarde en https://www.marlow.example/natacion. Hay 120 plazas.
        Aprende a nadar en la Piscina Jefferson, calle de la Unión, 33. Desde el lunes 15 de junio.
        = Desde el 1 de septiembre, aparcar en el centro costará 2,50 euros por hora, de lunes a sábado, de 9:00 a 18:00. Los primeros 15 minutos son gratis. El permiso de residente sigue costando 60 euros al año y se pide en la Oficina de Movilidad, plaza del Mercado 2.
        A partir del 1 de septiembre, aparcar en el centro cuesta 2,50 € por hora. Los primeros quince minutos son gratis.
        El permiso de residente sigue en 60 € al año. Pídelo en la plaza del Mercado, 2.
        Zona centro: 2,5 euros la hora, de lunes a sábado de 9 a 18 h, desde el 1/9.
        = La línea 14A de autobús no parará en la plaza de España del 15 al 28 de agosto. La parada provisional está en la calle de la Campana, a 200 metros. La línea 7 pasa cada 12 minutos. El búho N3 sale a las 0:30. Atención a personas con discapacidad: 915 550 222.
        Del 15 al 28 de agosto la línea 14A no para en la plaza de España. Usa la parada de la calle de la Campana.
        La parada provisional de la 14A está a 200 metros. El N3 sale a las 00:30 h.
        La línea 7 pasa cada doce minutos. Si necesitas ayuda, llama al 91 555 0222.
        = Se abre la convocatoria de ayudas a comercios, de hasta 10.000 euros, hasta el 31 de mayo. Hay 1,2 millones de euros para 140 comercios de menos de 25 empleados. Solicitudes en https://ayudas.marlow.example/comercio. Taller el 22 de abril a mediodía en la Casa del Comercio, camino del Molino 5.
        Ayudas de hasta 10.000 € para tu comercio. Solicítalas antes del 31 de mayo en ayudas.marlow.example/comercio
        ¿Menos de 25 empleados? Ven al taller del 22 de abril a las 12:00 en la Casa del Comercio.
        Hay 1,2 millones de euros para 140 comercios. Taller: 22 de abril, camino del Molino, 5.
        = El Centro de Animales, camino de la Ribera 16, celebra una jornada de adopción el sábado 9 de mayo de 12:00 a 17:00. Esperan 38 perros y 52 gatos. Hay que tener 18 años. Contacto: animales@marlow.example o 915 550 455.
        Adopta el 9 de mayo de 12 a 17 h en el Centro de Animales.
        38 perros y 52 gatos te esperan el sábado 9 de mayo, desde mediodía, en el camino de la Ribera, 16.
        Para adoptar hay que tener 18 años. Escribe a animales@marlow.example o llama al 915550455.
        = Limpieza intensiva en el barrio de Robledo desde el lunes 13 de abril. Los coches de los números impares deben retirarse los lunes y los de los pares los martes, entre las 8:00 y las 12:00. La multa es de 45 euros. Son 63 calles, entre ellas la calle del Arce y la calle del Huerto.
        Limpieza en Robledo desde el 13 de abril: retira el coche los lunes (impares) o los martes (pares) de 8 a 12.
        Evita la multa de 45 € en la calle del Arce y la calle del Huerto.
        Limpiamos 63 calles de Robledo a partir del lunes 13 de abril.
        = Se prohíbe el baño en la Playa del Lago desde el 16 de julio por la calidad del agua. Los nuevos resultados llegan el viernes 17 de julio por la tarde. Las otras seis playas siguen abiertas, como Cala Blanca y Punta Gaviota. Consulte playas.marlow.example.
        No te bañes en la Playa del Lago. El viernes 17 de julio tendremos resultados.
        Seis playas siguen abiertas, entre ellas Cala Blanca y Punta Gaviota. Mira playas.marlow.example
        Desde el 16 de julio está prohibido el baño en la Playa del Lago. Las otras 6 playas están abiertas.
        = Las obras del Parque de Bomberos Norte, avenida del Cañón 51, empiezan el lunes 20 de abril y duran 18 meses. Tendrá 24 bomberos y reducirá el tiempo de respuesta un 35 %. El presupuesto es de 9,8 millones de euros. Horario de obras: laborables de 7:00 a 17:00.
        El 20 de abril empiezan las obras del Parque de Bomberos Norte. Durarán dieciocho meses.
        El nuevo parque tendrá 24 bomberos y reducirá un 35% el tiempo de respuesta.
        Obras en la avenida del Cañón, 51, de lunes a viernes de 7 a 17 h. Presupuesto: 9,8 millones de euros.
        = El Mercado de Productores se traslada a la plaza de Washington el domingo 3 de mayo y abrirá todos los domingos de 8:00 a 13:00 hasta el 25 de octubre. Hay 45 puestos y dos horas de aparcamiento gratis en el garaje de la calle Grant.
        El Mercado de Productores llega a la plaza de Washington el 3 de mayo. Todos los domingos de 8 a 13 h.
        45 puestos y 2 horas de aparcamiento gratis en la calle Grant.
        Todos los domingos, hasta el 25 de octubre, de 8 de la mañana a 1 de la tarde.
        = Las Fiestas de San Marcos comienzan el viernes 24 de abril con el pregón a las 20:00 en la plaza Mayor. Los fuegos artificiales son el domingo 26 de abril a las 23:15 en el Parque del Lago. Autobuses especiales cada 10 minutos desde la Estación Norte. Aforo: 12.000 personas.
        Las Fiestas de San Marcos empiezan el viernes 24 de abril: pregón a las 8 de la tarde en la plaza Mayor.
        Fuegos artificiales el 26 de abril a las 23.15 h en el Parque del Lago. Autobuses cada diez minutos desde la Estación Norte.
        Aforo de los fuegos: 12 000 personas. Domingo 26 de abril, 23:15.
        = El Ayuntamiento convoca 35 plazas de auxiliar administrativo. El examen será el domingo 13 de septiembre a las 10:30 en el Instituto Cervantes, calle de Alcalá 200. La tasa es de 12,40 euros y el plazo termina el 30 de abril. Bases en empleo.marlow.example/auxiliares.
        35 plazas de auxiliar administrativo. Apúntate hasta el 30 de abril: empleo.marlow.example/auxiliares
        El examen es el 13 de septiembre a las 10:30 en el Instituto Cervantes, calle de Alcalá, 200.
        La tasa para las 35 plazas cuesta 12,40 €. Examen: domingo 13 de septiembre, 10.30 h.
        = The Office of Housing opens a waiting list for 96 apartments at Willow Court, 1450 Prospect Avenue, on May 4, 2026. Rents begin at $640 a month for households that earn less than 50% of the area median. Apply by 5 p.m. on May 29 at housing.marlow.example/willow or call 555-010-0610.
        96 affordable apartments at Willow Court: apply from May 4 to May 29 at housing.marlow.example/willow.
        Rents at 1450 Prospect Ave begin at $640 a month. Deadline: 29 May, 5 p.m.
        Do you earn less than 50 percent of the area median? Call 555-010-0610 about Willow Court.
        """;
}
