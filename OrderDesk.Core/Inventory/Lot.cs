using OrderDesk.Core.Common;

namespace OrderDesk.Core.Inventory;

/// <summary>A batch of one variant: goods that were made together and expire together. Its number is unique for the variant.</summary>
public sealed class Lot
{
    public const int MaxNumber = 60;

    private Lot()
    {
    }

    public LotId Id { get; private set; }

    public VariantId VariantId { get; private set; }

    /// <summary>As printed on the goods.</summary>
    public string Number { get; private set; } = "";

    /// <summary>The last day on which it is good; null when it does not expire.</summary>
    public DateOnly? ExpiresOn { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>Why it must not be sold; null while it may.</summary>
    public string? BlockReason { get; private set; }

    public DateTime? BlockedAt { get; private set; }

    public bool IsBlocked => BlockedAt is not null;

    public static Lot Create(LotId id, VariantId variant, string number, DateOnly? expiresOn, DateTime now) =>
        new() { Id = id, VariantId = variant, Number = number, ExpiresOn = expiresOn, CreatedAt = now };

    /// <summary>A lot is good through the day that is printed on it, by UTC.</summary>
    public static bool IsGood(DateOnly? expiresOn, DateOnly today) => expiresOn is null || expiresOn >= today;

    public bool IsSellable(DateOnly today) => !IsBlocked && IsGood(ExpiresOn, today);

    public void Block(string reason, DateTime now) => (BlockReason, BlockedAt) = (reason, now);

    public void Unblock() => (BlockReason, BlockedAt) = (null, null);
}
