using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using OrderDesk.Core.Routing;
using OrderDesk.Data.Work;

namespace OrderDesk.Data.Routing;

/// <summary>Documents that nobody filters by: one JSON text, enums by their wire names.</summary>
internal sealed class DocumentConverter<T>() : ValueConverter<T, string>(
    document => JsonSerializer.Serialize(document, Documents.Options), text => JsonSerializer.Deserialize<T>(text, Documents.Options)!);

internal static class Documents
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new Answers.IdConverterFactory(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };
}

internal sealed class RulesVersionMap : IEntityTypeConfiguration<RulesVersion>
{
    public void Configure(EntityTypeBuilder<RulesVersion> b)
    {
        b.ToTable("routing_rules");
        b.HasKey(r => r.Version);
        b.Property(r => r.Version).ValueGeneratedNever();
        b.Property(r => r.Rules).HasConversion<DocumentConverter<RoutingRules>>();
        b.Property(r => r.Note).HasMaxLength(SaveRules.MaxNote);
    }
}

internal sealed class RoutingRecordMap : IEntityTypeConfiguration<RoutingRecord>
{
    public void Configure(EntityTypeBuilder<RoutingRecord> b)
    {
        b.ToTable("routing_decisions");
        b.Property(r => r.Id).ValueGeneratedNever();
        b.Property(r => r.Decision).HasConversion<DocumentConverter<RouteDecision>>();
        b.HasIndex(r => r.OrderId);
    }
}
