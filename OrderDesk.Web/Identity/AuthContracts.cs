namespace OrderDesk.Web.Identity;

/// <summary>POST /api/auth/login.</summary>
internal sealed record LoginRequest(string? Email, string? Password);

/// <summary>POST /api/auth/refresh.</summary>
internal sealed record RefreshRequest(string? RefreshToken);

/// <summary>POST /api/auth/register: a customer.</summary>
/// <param name="Name">As orders and invoices show it.</param>
internal sealed record RegisterRequest(string? Email, string? Password, string? Name, string? Phone = null);

/// <summary>POST /api/auth/password.</summary>
internal sealed record PasswordRequest(string? CurrentPassword, string? NewPassword);

/// <summary>GET /api/auth/me: who is signed in, and what they may do.</summary>
internal sealed record MeAnswer(string UserId, string Name, string? Email, IReadOnlyList<string> Roles, IReadOnlyList<string> Permissions, string? CustomerId, string? VendorId);

/// <summary>A customer who registered.</summary>
internal sealed record RegisteredAnswer(string UserId, string Email);
