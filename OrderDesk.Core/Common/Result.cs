using System.Diagnostics.CodeAnalysis;

namespace OrderDesk.Core.Common;

/// <summary>Either a value or an expected refusal. Exceptions are for bugs and outages only (STYLE 5).</summary>
public readonly record struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Error? error) => (_value, Error) = (value, error);

    public Error? Error { get; }

    [MemberNotNullWhen(false, nameof(Error))]
    public bool Ok => Error is null;

    /// <summary>The value; asking a refusal for it is a bug and throws.</summary>
    public T Value => Error is null ? _value! : throw new InvalidOperationException($"{Error.Code}: {Error.Message}");

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);

    public Result<TOut> Map<TOut>(Func<T, TOut> map) => Error is null ? map(_value!) : Error;
}

/// <summary>The value of a use case that has nothing to say but "done".</summary>
public readonly record struct Done
{
    public static Done Value { get; }
}
