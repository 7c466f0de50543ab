namespace OrderDesk.Web.Widgets;

/// <summary>The eight families of states (LOOK): each has a colour and an icon, and is always shown with a word.</summary>
public enum StateFamily
{
    /// <summary>Grey: pending.</summary>
    Waiting,
    /// <summary>Blue: reserved, payment confirmed, escrow locked.</summary>
    Secured,
    /// <summary>Violet: confirmed, processing, packed.</summary>
    Working,
    /// <summary>Cyan: shipped, in transit, out for delivery.</summary>
    Moving,
    /// <summary>Green: delivered, completed.</summary>
    Done,
    /// <summary>Amber: disputed, on hold, late.</summary>
    Attention,
    /// <summary>Muted: cancelled, returned, refunded.</summary>
    Ended,
    /// <summary>Red: failed.</summary>
    Broken,
}

/// <summary>How a family is drawn.</summary>
public static class StateLook
{
    /// <summary>The css class that sets the family's colours (--f-fg, --f-bg, --f-line, --f-dot).</summary>
    public static string Css(this StateFamily family) => family switch
    {
        StateFamily.Waiting => "f-waiting",
        StateFamily.Secured => "f-secured",
        StateFamily.Working => "f-working",
        StateFamily.Moving => "f-moving",
        StateFamily.Done => "f-done",
        StateFamily.Attention => "f-attention",
        StateFamily.Ended => "f-ended",
        _ => "f-broken",
    };

    /// <summary>The icon of a family, when the state has none of its own.</summary>
    public static string Icon(this StateFamily family) => family switch
    {
        StateFamily.Waiting => "clock",
        StateFamily.Secured => "shield",
        StateFamily.Working => "box",
        StateFamily.Moving => "truck",
        StateFamily.Done => "check",
        StateFamily.Attention => "warning",
        StateFamily.Ended => "stop",
        _ => "cross",
    };
}
