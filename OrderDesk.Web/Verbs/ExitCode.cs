namespace OrderDesk.Web.Verbs;

/// <summary>What a script may rely on.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The verb ran and found, or met, a fault.</summary>
    public const int Failure = 1;

    /// <summary>A start-up check refused (RULES 34); the number is <c>sysexits.h</c>'s EX_CONFIG.</summary>
    public const int BadConfiguration = 78;
}
