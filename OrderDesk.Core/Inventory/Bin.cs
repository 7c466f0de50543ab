using OrderDesk.Core.Common;

namespace OrderDesk.Core.Inventory;

/// <summary>A place in a hub where goods lie. Its code is unique in the hub.</summary>
public sealed class Bin
{
    public const int MaxCode = 24;
    public const int MaxZone = 24;
    public const int MaxWalk = 1_000_000;

    private Bin()
    {
    }

    public BinId Id { get; private set; }

    public HubId HubId { get; private set; }

    /// <summary>As printed on the shelf, and as its bar code says: A-03-2.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The part of the hub that one person walks: A, cold, mezzanine.</summary>
    public string Zone { get; private set; } = "";

    /// <summary>Where it comes on the walk through the hub; pickers go from low to high.</summary>
    public int Walk { get; private set; }

    /// <summary>Nothing more is put into a bin that is not active.</summary>
    public bool IsActive { get; private set; } = true;

    public static Bin Create(BinId id, HubId hub, string code, string zone, int walk) => new() { Id = id, HubId = hub, Code = code, Zone = zone, Walk = walk };

    /// <summary>A code as bins have it: bar codes and people differ in capitals.</summary>
    public static string? CodeOf(string? text) => Text.Clean(text)?.ToUpperInvariant();

    public void Change(string zone, int walk, bool isActive) => (Zone, Walk, IsActive) = (zone, walk, isActive);
}
