using OrderDesk.Core.Customers;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Data.Demo;

internal sealed record DemoHub(string Code, string Name, string City, string Country, double Latitude, double Longitude, HubSettings Settings);

internal sealed record DemoVendor(string Name, VendorType Type);

/// <param name="Hub">The nearest hub, by index.</param>
/// <param name="OnAccount">May order on account.</param>
internal sealed record DemoCustomer(string Name, string Phone, Address Address, int Hub, bool OnAccount = false);

/// <summary>The hubs, vendors and customers of the demo shop; all invented, in real cities.</summary>
internal static class DemoPeople
{
    public static IReadOnlyList<DemoHub> Hubs { get; } =
    [
        new("BER", "Berlin hub", "Berlin", "DE", 52.52, 13.40, Works("Europe/Berlin", saturdays: true, cutOff: 17, minutes: 90, capacity: 140, parcel: 420, unit: 15)),
        new("LYO", "Lyon hub", "Lyon", "FR", 45.76, 4.84, Works("Europe/Paris", saturdays: false, cutOff: 15, minutes: 240, capacity: 80, parcel: 480, unit: 20)),
        new("WAW", "Warsaw hub", "Warszawa", "PL", 52.23, 21.01, Works("Europe/Warsaw", saturdays: true, cutOff: 16, minutes: 180, capacity: null, parcel: 290, unit: 10)),
    ];

    public static IReadOnlyList<DemoVendor> Vendors { get; } =
    [
        new("Atelier Sorel", VendorType.Brand),
        new("Nordhavn Lys", VendorType.Brand),
        new("Brygge & Datter", VendorType.Brand),
        new("Casa das Veredas", VendorType.Distributor),
        new("Kvist Handel", VendorType.Distributor),
    ];

    public static IReadOnlyList<DemoCustomer> Customers { get; } =
    [
        Of("Clara Winter", "+49 30 5550 1101", "Ahornweg 12", "10967", "Berlin", "DE", 52.49, 13.42, 0),
        Of("Théo Marchandeau", "+33 4 5550 1102", "8 rue des Tilleuls", "69003", "Lyon", "FR", 45.75, 4.86, 1),
        Of("Małgorzata Wiśniewska", "+48 22 555 11 03", "ul. Źródlana 7", "00-535", "Warszawa", "PL", 52.22, 21.02, 2, onAccount: true),
        Of("Jiří Dvořáček", "+420 555 110 104", "Lipová 21", "120 00", "Praha", "CZ", 50.08, 14.44, 0),
        Of("Søren Ågaard", "+45 5550 1105", "Birkevej 3", "2200", "København", "DK", 55.69, 12.55, 0),
        Of("Inés Echeandía", "+34 555 110 106", "Calle del Olmo 14", "50001", "Zaragoza", "ES", 41.65, -0.88, 1),
        Of("Şebnem Yıldırım", "+49 40 5550 1107", "Ulmenstieg 5", "22767", "Hamburg", "DE", 53.55, 9.94, 0),
        Of("Олена Ковальчук", "+380 55 501 1108", "вул. Кленова 9", "79000", "Львів", "UA", 49.84, 24.03, 2),
        Of("Luca Ferrandi", "+39 055 5501 109", "Via dei Platani 30", "50123", "Firenze", "IT", 43.77, 11.25, 1, onAccount: true),
        Of("Ştefan Brânduşă", "+40 555 110 110", "Strada Teilor 16", "400001", "Cluj-Napoca", "RO", 46.77, 23.60, 2),
        Of("Μαρίνα Παπαδάκη", "+30 555 011 0111", "Οδός Πεύκων 4", "546 22", "Θεσσαλονίκη", "GR", 40.63, 22.94, 2),
        Of("Femke van Oosterhout", "+31 20 555 0112", "Esdoornlaan 88", "1018 CA", "Amsterdam", "NL", 52.37, 4.91, 0),
        Of("Łukasz Jędrzejczak", "+48 12 555 11 13", "ul. Dębowa 2/5", "31-003", "Kraków", "PL", 50.06, 19.94, 2),
        Of("Aoife Ní Bhriain", "+353 1 555 0114", "27 Rowan Terrace", "D08 X2Y4", "Dublin", "IE", 53.34, -6.28, 1),
        Of("Zsófia Szőllősi", "+36 1 555 0115", "Hársfa utca 11", "1074", "Budapest", "HU", 47.50, 19.07, 2),
        Of("Matthias Brückl", "+43 1 555 0116", "Kastaniengasse 6", "1070", "Wien", "AT", 48.20, 16.35, 0),
        Of("Beatriz Figueirôa", "+351 22 555 0117", "Rua das Amoreiras 41", "4050-012", "Porto", "PT", 41.15, -8.61, 1),
        Of("Ģirts Bērziņš", "+371 5550 1118", "Kļavu iela 19", "LV-1010", "Rīga", "LV", 56.95, 24.11, 2),
        Of("Camille Rochefol", "+41 22 555 01 19", "3 chemin des Noyers", "1201", "Genève", "CH", 46.21, 6.14, 1),
        Of("Kontor Lindenhof GmbH", "+49 341 5550 120", "Am Lindenhof 1", "04109", "Leipzig", "DE", 51.34, 12.37, 0, onAccount: true),
    ];

    private static HubSettings Works(string zone, bool saturdays, int cutOff, int minutes, int? capacity, long parcel, long unit) => new()
    {
        Calendar = new HubCalendar(
            zone, [.. Enum.GetValues<DayOfWeek>().Where(d => d is not DayOfWeek.Sunday && (saturdays || d is not DayOfWeek.Saturday))], [], new TimeOnly(cutOff, 0), minutes),
        DailyCapacity = capacity,
        ParcelCostMinor = parcel,
        UnitCostMinor = unit,
    };

    private static DemoCustomer Of(string name, string phone, string street, string postalCode, string city, string country, double latitude, double longitude, int hub, bool onAccount = false) =>
        new(name, phone, new Address(name, street, city, null, postalCode, country) { Phone = phone, Latitude = latitude, Longitude = longitude }, hub, onAccount);
}
