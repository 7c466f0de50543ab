namespace OrderDesk.Data.Demo;

/// <summary>A product of the demo shop.</summary>
/// <param name="Code">The variants' SKUs are made of it: <c>KET-01</c>.</param>
/// <param name="Seller">0: own goods. Else which vendor, counted from 1.</param>
/// <param name="Price">Net, in euros; every further variant costs <see cref="Step"/> more.</param>
/// <param name="Options">One for each variant, separated by bars; empty for a single one.</param>
internal sealed record DemoGood(string Code, string Category, string Name, int Seller, decimal Price, string Options, string Words)
{
    public decimal Step { get; init; }

    public bool ForAdults { get; init; }

    /// <summary>Almost gone: it shows in the stock list and is ordered by nobody.</summary>
    public bool Scarce { get; init; }

    public int TaxRate => Category is "Pantry" or "Books & Paper" ? 700 : 1900;

    public IReadOnlyList<DemoVariant> Variants => [.. Options.Split('|').Select((o, i) => new DemoVariant($"{Code}-{i + 1:00}", o, Price + (Step * i), this))];
}

/// <summary>What is ordered of a product of the demo shop.</summary>
internal sealed record DemoVariant(string Sku, string Options, decimal Price, DemoGood Of);

/// <summary>What the demo shop sells: 60 products in eight categories, all invented.</summary>
internal static class DemoGoods
{
    /// <summary>Its SKU is one that the sandbox's vendors reject, so that a rejection can be tried at once.</summary>
    public const string Rejected = "BEL-03-REJECT";

    private const string Coffee = "Coffee & Tea";
    private const string Kitchen = "Kitchen";
    private const string Wine = "Wine & Spirits";
    private const string Pantry = "Pantry";
    private const string Lighting = "Lighting";
    private const string Garden = "Garden";
    private const string Paper = "Books & Paper";
    private const string Bags = "Bags & Travel";

    public static IReadOnlyList<DemoGood> All { get; } =
    [
        new("ESP", Coffee, "Lumbre espresso beans", 3, 14.90m, "250 g|1 kg", "Dark roast with cocoa and dried fig.") { Step = 24.00m },
        new("FIL", Coffee, "Marea filter beans", 3, 13.50m, "250 g|1 kg", "Light roast, bright and floral.") { Step = 22.50m },
        new("DEC", Coffee, "Sosiego decaf beans", 3, 15.20m, "250 g", "Decaffeinated with water alone."),
        new("DRI", Coffee, "Brygge pour-over set", 3, 42.00m, "Glass|Porcelain", "Dripper, carafe and 40 filters.") { Step = 9.00m },
        new("GRN", Coffee, "Hand grinder Kværn", 3, 79.00m, "Oak|Walnut", "Steel burrs, 24 settings, no plug."),
        new("EAR", Coffee, "Earl of Aran black tea", 0, 8.40m, "100 g|250 g", "Black tea with bergamot oil.") { Step = 8.60m },
        new("MNT", Coffee, "Garden mint infusion", 0, 6.20m, "20 bags|50 bags", "Spearmint and nothing else.") { Step = 6.10m },
        new("MUG", Coffee, "Stoneware mug Tern", 0, 16.00m, "Chalk|Slate|Moss|Clay", "Holds 300 ml and its heat."),

        new("KET", Kitchen, "Halvard kettle", 0, 54.00m, "Steel|Cream|Ink", "1.2 litres, whistles softly."),
        new("MIX", Kitchen, "Halvard stand mixer", 0, 389.00m, "Cream|Graphite", "5 litre bowl, three tools, ten speeds."),
        new("KNI", Kitchen, "Chef's knife Fjæra", 0, 72.00m, "18 cm|21 cm|24 cm", "Forged in one piece, ash handle.") { Step = 11.00m },
        new("PAN", Kitchen, "Iron pan Borealis", 0, 48.00m, "24 cm|28 cm", "Seasoned and ready; for every stove.") { Step = 10.00m },
        new("POT", Kitchen, "Cast pot Hearth", 0, 129.00m, "Fir|Brick|Mustard", "4.2 litres, enamelled inside and out."),
        new("BRD", Kitchen, "Cutting board Plain", 0, 34.50m, "Beech|Walnut", "End grain, oiled, feet of cork.") { Step = 21.00m },
        new("BOW", Kitchen, "Mixing bowls, set of three", 0, 39.00m, "Steel|Stoneware", "They nest, they pour, they last.") { Step = 18.00m },
        new("APR", Kitchen, "Linen apron Sorel", 1, 46.00m, "Natural|Indigo", "Washed linen, crossed back."),
        new("TOW", Kitchen, "Waffle towels, pair", 0, 18.00m, "Sand|Sky|Rust", "Cotton, gets softer with every wash."),
        new("SCL", Kitchen, "Kitchen scale Gram", 0, 44.00m, "", "To 5 kg by the gram, USB-C.") { Scarce = true },

        new("TIN", Wine, "Tinto das Veredas", 4, 11.80m, "0.75 l|Case of 6", "Red, from slate slopes; 13.5 %.") { Step = 54.00m, ForAdults = true },
        new("BRA", Wine, "Branco das Veredas", 4, 10.90m, "0.75 l|Case of 6", "White, fresh, a little salt; 12 %.") { Step = 49.50m, ForAdults = true },
        new("ROS", Wine, "Rosado Primavera", 4, 9.60m, "0.75 l|Case of 6", "Rosé for long tables; 12 %.") { Step = 44.00m, ForAdults = true },
        new("VER", Wine, "Vermute Serrano", 4, 17.40m, "0.75 l", "Red vermouth with orange peel; 16 %.") { ForAdults = true },
        new("GIN", Wine, "Strandgut gin", 0, 34.00m, "0.5 l", "Juniper and sea buckthorn; 43 %.") { ForAdults = true },
        new("AQV", Wine, "Kornhus aquavit", 0, 31.00m, "0.5 l", "Caraway, dill, a year in oak; 42 %.") { ForAdults = true },

        new("HON", Pantry, "Linden honey", 0, 9.80m, "250 g|500 g", "Cold spun, from one meadow.") { Step = 7.90m },
        new("OIL", Pantry, "Olive oil Terra Alta", 4, 16.50m, "0.5 l|3 l", "Early harvest, unfiltered.") { Step = 52.00m },
        new("SAL", Pantry, "Smoked sea salt", 0, 7.20m, "150 g", "Dried over beech wood."),
        new("JAM", Pantry, "Quince jam", 0, 5.90m, "220 g", "Two parts fruit, one part sugar."),
        new("MUS", Pantry, "Whole grain mustard", 0, 4.80m, "180 g|1 kg", "Ground on stone.") { Step = 11.00m },
        new("CHO", Pantry, "Chocolate 72 %", 3, 5.40m, "Plain|Sea salt|Orange", "Beans of a single farm."),
        new("PAS", Pantry, "Bronze-cut pasta", 0, 3.90m, "Spaghetti|Rigatoni|Orecchiette", "500 g, dried for two days."),
        new("SPI", Pantry, "Spice box Bazaar", 0, 38.00m, "", "Twelve spices in a tin box.") { Scarce = true },

        new("DSK", Lighting, "Desk lamp Vinkel", 2, 118.00m, "Black|White|Red", "Turns, tilts, dims; warm light."),
        new("PEN", Lighting, "Pendant Månen", 2, 174.00m, "30 cm|45 cm", "Mouth-blown opal glass.") { Step = 86.00m },
        new("FLO", Lighting, "Floor lamp Siv", 2, 239.00m, "Oak|Black", "Linen shade, 150 cm."),
        new("WAL", Lighting, "Wall lamp Kant", 2, 92.00m, "Brass|Steel", "Light up, light down."),
        new("CAN", Lighting, "Storm lantern Odde", 2, 58.00m, "Small|Large", "For candles, stands every wind.") { Step = 24.00m },
        new("BUL", Lighting, "LED bulb 2700 K", 0, 6.90m, "E14|E27", "Dims without a flicker."),
        new("NIG", Lighting, "Night light Pebble", 0, 29.00m, "Grey|Peach", "Glows till morning on one charge."),

        new("TRO", Garden, "Hand trowel Spire", 5, 24.00m, "", "Stainless steel, ash handle."),
        new("SEC", Garden, "Secateurs Spire", 5, 39.00m, "Right-handed|Left-handed", "Clean cuts up to 20 mm."),
        new("WAT", Garden, "Watering can Rill", 5, 46.00m, "5 l|9 l", "Zinc, fine brass rose.") { Step = 14.00m },
        new("SEE", Garden, "Meadow seeds", 5, 5.60m, "10 m²|50 m²", "Thirty wild flowers, for bees.") { Step = 14.90m },
        new("PLA", Garden, "Terracotta pot", 0, 14.00m, "16 cm|22 cm|30 cm", "Breathes, ages well.") { Step = 9.00m },
        new("GLO", Garden, "Garden gloves Bark", 0, 19.00m, "S|M|L", "Goatskin with a long cuff."),
        new("HOS", Garden, "Rubber hose", 5, 64.00m, "15 m|25 m", "Does not kink, drinking-water safe.") { Step = 28.00m },
        new("HER", Garden, "Herb planter for the sill", 0, 36.00m, "", "Three pots, a tray, a bag of soil.") { Scarce = true },

        new("NOT", Paper, "Notebook Margin", 0, 12.50m, "Ruled|Dotted|Blank", "192 pages that lie flat."),
        new("PEN2", Paper, "Fountain pen Quarto", 0, 58.00m, "Fine|Medium", "Steel nib, piston filled."),
        new("INK", Paper, "Bottled ink", 0, 11.00m, "Midnight|Bottle green|Rust", "50 ml, dries fast."),
        new("CAL", Paper, "Wall calendar Almanac", 5, 22.00m, "", "Letterpress, one sheet a month."),
        new("ATL", Paper, "Atlas of small islands", 5, 34.00m, "", "Sixty islands, one map each."),
        new("COO", Paper, "The bread book", 0, 29.00m, "", "From first starter to rye for a week."),
        new("CAR", Paper, "Letter cards, box of 20", 0, 17.50m, "Plain|Edged", "With envelopes of cotton paper."),
        new("FOL", Paper, "Drawing folder A3", 0, 27.00m, "Black|Kraft", "Board, linen spine, three flaps."),

        new("BAC", Bags, "Backpack Étape", 1, 148.00m, "Olive|Navy|Sand", "22 litres, waxed canvas."),
        new("WEE", Bags, "Weekender Sorel", 1, 219.00m, "Cognac|Black", "Two nights, one shoulder."),
        new("BEL", Bags, "Belt Sorel", 1, 64.00m, "85 cm|95 cm|105 cm", "Vegetable-tanned, solid buckle."),
        new("WAS", Bags, "Wash bag Escale", 1, 52.00m, "Olive|Navy", "Lined, hangs on a hook."),
        new("TOT", Bags, "Market tote", 0, 21.00m, "Natural|Ink", "Carries 20 kg of groceries."),
    ];

    /// <summary>What customers of the demo order.</summary>
    public static IReadOnlyList<DemoVariant> Sold { get; } = [.. All.Where(g => !g.Scarce).SelectMany(g => g.Variants).Where(v => SkuOf(v) != Rejected)];

    /// <summary>Own variants with the units that each hub starts with: most lie in every hub, some in two, the scarce ones hardly anywhere.</summary>
    public static IReadOnlyList<(DemoVariant Variant, int Hub, int Quantity)> Stock { get; } =
    [
        .. All.Where(g => g.Seller == 0).SelectMany(g => g.Variants).SelectMany((v, i) => Enumerable.Range(0, DemoPeople.Hubs.Count).Select(h => (v, h, Units(v, i, h)))).Where(s => s.Item3 > 0),
    ];

    public static DemoVariant Find(string sku) => All.SelectMany(g => g.Variants).First(v => SkuOf(v) == sku);

    public static string SkuOf(DemoVariant variant) => variant.Sku == Rejected[..6] ? Rejected : variant.Sku;

    private static int Units(DemoVariant variant, int index, int hub) =>
        variant.Of.Scarce ? (hub == 0 ? 2 : 0) : (index + hub) % 7 == 0 ? 0 : 120 + (((index * 37) + (hub * 53)) % 90);
}
