using OrderDesk.Core.Documents.Pdf;
using OrderDesk.Web.Shipping;

namespace OrderDesk.Web.Tests.Api;

/// <summary>A browser's camera sends pictures as bytes.</summary>
public sealed class PicturesTests(SqliteApiHost host) : IClassFixture<SqliteApiHost>
{
    private const string Path = "/api/pictures/read";

    [Fact]
    public async Task Picture_WithACode_IsAnsweredByItsText()
    {
        var packer = await (await host.Up()).As("warehouse");

        var reply = (await packer.Send("POST", Path, new ByteArrayContent(Picture("MUG-1")))).ShouldBe(200);

        reply.Json.GetProperty("code").GetString().ShouldBe("MUG-1");
    }

    [Fact]
    public async Task Picture_WithoutACode_IsAnsweredByNothing()
    {
        var packer = await (await host.Up()).As("warehouse");

        (await packer.Send("POST", Path, new ByteArrayContent(new byte[PictureQueue.Bytes]))).ShouldBe(200).Json.EnumerateObject().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(PictureQueue.Bytes - 1, true)]
    [InlineData(PictureQueue.Bytes + 1, true)]
    [InlineData(4_000_000, true)]
    [InlineData(PictureQueue.Bytes - 1, false)]
    [InlineData(PictureQueue.Bytes + 1, false)]
    public async Task Picture_OfAnotherSize_IsRefused(int bytes, bool saysItsLength)
    {
        var packer = await (await host.Up()).As("warehouse");
        HttpContent body = saysItsLength ? new ByteArrayContent(new byte[bytes]) : new StreamContent(new Endless(bytes));

        (await packer.Send("POST", Path, body)).ShouldBeRefused(400, "WRONG_LENGTH");
    }

    [Fact]
    public async Task Pictures_OfAWholeHallAtOnce_AreAllAnswered()
    {
        var packer = await (await host.Up()).As("warehouse");
        var picture = Picture("MUG-1");

        var replies = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => packer.Send("POST", Path, new ByteArrayContent(picture))));

        replies.ShouldAllBe(r => r.Status == 200 && r.Json.GetProperty("code").GetString() == "MUG-1");
    }

    private static byte[] Picture(string text)
    {
        const int module = 10;
        var picture = new byte[PictureQueue.Bytes];
        Array.Fill(picture, (byte)230);
        foreach (var (row, column, count) in QrCode.Of(text).Runs)
        {
            for (var y = row * module; y < (row + 1) * module; y++)
                picture.AsSpan(((y + 100) * PictureQueue.Width) + 200 + (column * module), count * module).Fill(20);
        }

        return picture;
    }

    /// <summary>A body that does not say how long it is.</summary>
    private sealed class Endless(int bytes) : MemoryStream(new byte[bytes])
    {
        public override bool CanSeek => false;
    }
}
