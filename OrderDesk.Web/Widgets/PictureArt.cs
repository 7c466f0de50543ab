namespace OrderDesk.Web.Widgets;

/// <summary>One flat shape of a drawn picture: a path and which of the picture's four colours fills it.</summary>
public readonly record struct PictureShape(string Path, string Fill);

/// <summary>Draws product pictures: the category chooses the thing, the seed its colours. The same seed is always the same picture.</summary>
public static class PictureArt
{
    // Ground, body, shade, detail: muted enough for a dense list, readable on light and dark.
    private static readonly string[][] Palettes =
    [
        ["#e6ecf5", "#5b7db1", "#46628f", "#f4d58d"], ["#f3e7e0", "#c4704f", "#9f563a", "#f6e3c5"], ["#e4efe6", "#5f9a76", "#467a5b", "#f3e2a9"],
        ["#efe6f2", "#8a6aa8", "#6b4f88", "#f1c9d2"], ["#e2eff1", "#4f97a3", "#3b7580", "#f7d9b8"], ["#f5eedb", "#c79a3e", "#9e782b", "#7f5a3c"],
        ["#f4e4e8", "#bf5d78", "#98455d", "#f6d6c4"], ["#e8eaee", "#6a7585", "#4f5967", "#e7a977"],
    ];

    // Shapes on a 48 px square; B body, S shade, D detail.
    private static readonly Dictionary<string, (char Ink, string Path)[]> Things = new(StringComparer.Ordinal)
    {
        ["mug"] = [('S', "M32 19h4a5 5 0 0 1 0 13h-4v-3.5h3.5a2 2 0 0 0 0-6H32z"), ('B', "M13 15h20v19a4 4 0 0 1-4 4H17a4 4 0 0 1-4-4z"), ('D', "M13 21h20v4H13z"), ('S', "M19 7q3 2 0 5h2q3-3 0-5zM26 7q3 2 0 5h2q3-3 0-5z")],
        ["shirt"] = [('B', "M17 9l7 4 7-4 10 6-4 8-4-2v18H15V21l-4 2-4-8z"), ('S', "M17 9q7 9 14 0l-2-1q-5 5-10 0z"), ('D', "M19 25h10v3H19z")],
        ["book"] = [('S', "M14 8h22v32H14a3 3 0 0 1-3-3V11a3 3 0 0 1 3-3z"), ('B', "M15 8h21v27H15a3.5 3.5 0 0 0-3 2V11a3 3 0 0 1 3-3z"), ('D', "M19 14h12v3H19zM19 20h8v2h-8z"), ('W', "M15 36h20v3H15a1.5 1.5 0 0 1 0-3z")],
        ["audio"] = [('S', "M9 26a15 15 0 0 1 30 0h-4a11 11 0 0 0-22 0z"), ('B', "M8 26h8v13h-4a4 4 0 0 1-4-4zM40 26h-8v13h4a4 4 0 0 0 4-4z"), ('D', "M14 26h3v13h-3zM31 26h3v13h-3z")],
        ["device"] = [('S', "M14 6h20a3 3 0 0 1 3 3v30a3 3 0 0 1-3 3H14a3 3 0 0 1-3-3V9a3 3 0 0 1 3-3z"), ('B', "M13.5 10h21v26h-21z"), ('D', "M17 14h8v8h-8zM17 25h14v2.5H17zM17 30h9v2.5h-9z"), ('W', "M22 38h4v2h-4z")],
        ["lamp"] = [('B', "M17 8h14l6 16H11z"), ('S', "M22.5 24h3v14h-3z"), ('D', "M15 38h18v3H15z"), ('W', "M20 26h8a4 4 0 0 1-8 0z")],
        ["plant"] = [('B', "M24 27C14 27 11 20 12 12c8 1 12 6 12 15zM24 25c0-8 4-13 12-14 0 9-4 14-12 14z"), ('S', "M23 20h2v10h-2z"), ('D', "M15 29h18l-3 12H18z"), ('W', "M15 29h18l-.8 3H15.8z")],
        ["bottle"] = [('S', "M20 6h8v5h-8z"), ('B', "M20 11h8v4c4 2 5 5 5 9v15a3 3 0 0 1-3 3H18a3 3 0 0 1-3-3V24c0-4 1-7 5-9z"), ('D', "M15 25h18v9H15z"), ('W', "M19 28h10v1.5H19zM19 31h6v1.5h-6z")],
        ["jar"] = [('S', "M14 8h20v6H14z"), ('B', "M15 14h18c3 2 4 4 4 7v16a4 4 0 0 1-4 4H15a4 4 0 0 1-4-4V21c0-3 1-5 4-7z"), ('D', "M11 23h26v10H11z"), ('W', "M18 26h12v4H18z")],
        ["ball"] = [('B', "M24 8a16 16 0 1 1 0 32 16 16 0 0 1 0-32z"), ('S', "M24 17l6.5 4.7-2.5 7.6h-8l-2.5-7.6z"), ('D', "M23 8h2v9h-2zM9 19.5l9 1.5-.6 2-9-1.5zM39 19.5l-9 1.5.6 2 9-1.5zM16 37l4-8 1.7 1-4 8zM32 37l-4-8-1.7 1 4 8z")],
        ["blocks"] = [('B', "M8 24h15v15H8z"), ('S', "M25 24h15v15H25z"), ('D', "M16 8h15v14H16z"), ('W', "M12 28h7v7h-7zM29 28h7v7h-7zM20 12h7v6h-7z")],
        ["bag"] = [('S', "M17 18v-3a7 7 0 0 1 14 0v3h-3v-3a4 4 0 0 0-8 0v3z"), ('B', "M11 17h26l2 23H9z"), ('D', "M10 29h28l.4 4H9.6z"), ('S', "M17 20h3v3h-3zM28 20h3v3h-3z")],
        ["shoe"] = [('B', "M8 17c5 3 9 2 12-2l9 9c4 2 10 2 11 8v3H8z"), ('S', "M8 35h32v4H10a2 2 0 0 1-2-2z"), ('D', "M21 17l3 3-4 3-1.5-1.5zM25.5 21.5l3 3-4 3-1.5-1.5z")],
        ["watch"] = [('S', "M18 5h12l1 10H17zM17 33h14l-1 10H18z"), ('B', "M24 12a12 12 0 1 1 0 24 12 12 0 0 1 0-24z"), ('D', "M24 15a9 9 0 1 1 0 18 9 9 0 0 1 0-18z"), ('S', "M23 18h2v6l4 2.5-1 1.7-5-3.2z")],
        ["sofa"] = [('S', "M12 14h24a3 3 0 0 1 3 3v12H9V17a3 3 0 0 1 3-3z"), ('B', "M6 22h5a2 2 0 0 1 2 2v5h22v-5a2 2 0 0 1 2-2h5v14H6z"), ('D', "M13 22h10v7H13zM25 22h10v7H25z"), ('S', "M9 36h4v4H9zM35 36h4v4h-4z")],
        ["tool"] = [('S', "M21.5 20h5v21a2.5 2.5 0 0 1-5 0z"), ('B', "M11 9h21c5 0 7 3 8 8-4-3-7-3-10-3v6H11z"), ('D', "M11 9h5v11h-5zM21.5 30h5v3h-5z")],
        ["bowl"] = [('B', "M7 22h34c0 9-5 15-11 17H18c-6-2-11-8-11-17z"), ('S', "M17 39h14v3H17z"), ('D', "M14 22a5 5 0 0 1 9-3 6 6 0 0 1 11 3z"), ('W', "M7 22h34l-.4 3H7.4z")],
        ["box"] = [('B', "M24 8l15 7.5v17L24 40 9 32.5v-17z"), ('S', "M24 23l15-7.5v17L24 40z"), ('W', "M24 8l15 7.5L24 23 9 15.5z"), ('D', "M15 12.5l15 7.5v6l3-1.5v-6L18 11z")],
    };

    private static readonly (string Word, string Thing)[] Words =
    [
        ("coffee", "mug"), ("tea", "mug"), ("mug", "mug"), ("drink", "mug"), ("cloth", "shirt"), ("fashion", "shirt"), ("apparel", "shirt"), ("shirt", "shirt"), ("textile", "shirt"),
        ("shoe", "shoe"), ("footwear", "shoe"), ("bag", "bag"), ("luggage", "bag"), ("backpack", "bag"), ("accessor", "bag"), ("book", "book"), ("station", "book"), ("office", "book"), ("paper", "book"),
        ("audio", "audio"), ("headphone", "audio"), ("music", "audio"), ("phone", "device"), ("electronic", "device"), ("computer", "device"), ("tablet", "device"), ("tech", "device"),
        ("lamp", "lamp"), ("light", "lamp"), ("garden", "plant"), ("plant", "plant"), ("outdoor", "plant"), ("beauty", "bottle"), ("health", "bottle"), ("care", "bottle"), ("perfum", "bottle"), ("cosmet", "bottle"), ("wine", "bottle"),
        ("food", "jar"), ("pantry", "jar"), ("grocer", "jar"), ("honey", "jar"), ("spice", "jar"), ("sport", "ball"), ("fitness", "ball"), ("pet", "ball"), ("toy", "blocks"), ("baby", "blocks"), ("kid", "blocks"), ("game", "blocks"),
        ("watch", "watch"), ("jewel", "watch"), ("furniture", "sofa"), ("living", "sofa"), ("bed", "sofa"), ("home", "lamp"), ("tool", "tool"), ("auto", "tool"), ("hardware", "tool"), ("kitchen", "bowl"), ("table", "bowl"), ("housewares", "bowl"),
    ];

    /// <summary>FNV-1a: stable between runs and machines, unlike string.GetHashCode.</summary>
    public static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 16777619u);
        return hash ^ (hash >> 15);
    }

    /// <summary>The thing that is drawn for a category; one by the seed when the category is unknown or empty.</summary>
    public static string Thing(string? category, string seed)
    {
        var known = Words.FirstOrDefault(w => category?.Contains(w.Word, StringComparison.OrdinalIgnoreCase) == true).Thing;
        return known ?? (category is { Length: > 0 } ? "box" : Things.Keys.ElementAt((int)(Hash(seed) % (uint)Things.Count)));
    }

    /// <summary>The shapes, back to front; the first is the ground, which reaches beyond the square, so that a wider picture is filled too.</summary>
    public static IReadOnlyList<PictureShape> Draw(string seed, string? category)
    {
        var colours = Palettes[Hash(seed) % (uint)Palettes.Length];
        return [new("M-48-48h144v144H-48z", colours[0]), .. Things[Thing(category, seed)].Select(s => new PictureShape(s.Path, Colour(s.Ink, colours)))];
    }

    private static string Colour(char ink, string[] colours) => ink switch { 'B' => colours[1], 'S' => colours[2], 'D' => colours[3], _ => "#fbfaf7" };
}
